import { digestOf } from '#commands/digest'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import type { Actor, DomainEvent } from '#domain/event'
import { inRounds, type RowOutcome } from '#domain/intake'

/** A row as sent, with what the database compares it by. */
export type Incoming<Row> = { row: Row; digest: string }

/** How one kind of row is looked up, kept and told of. Every part works on a whole round at once. */
export type Intake<Row, Known extends { id: string; digest: string }> = {
  /** The rows already there, locked in id order. */
  lockKnown: (tx: Tx, ids: string[]) => Promise<Known[]>
  /** Inserts in id order, leaving out ids somebody else has just inserted; the ids that were new. */
  insert: (tx: Tx, rows: Incoming<Row>[], now: Date) => Promise<string[]>
  /** Takes rows with other content than the one known; absent where an id is taken for good. */
  edit?: (tx: Tx, rows: (Incoming<Row> & { known: Known })[], now: Date) => Promise<void>
  /** What else follows from the rows that were new or edited, in the same transaction; `edited` are those of them. */
  follow?: (tx: Tx, rows: Row[], now: Date, edited: Row[]) => Promise<DomainEvent[]>
  received: (row: Row) => DomainEvent
  edited: (row: Row, known: Known) => DomainEvent
}

/**
 * Takes rows a marketplace sent, each for itself: new ones are kept, the same again is a duplicate, other content
 * is an edit or refused with `id_taken`. One transaction, the given one where there is one; sending the same rows again
 * changes nothing.
 */
export async function receiveRows<Row extends { id: string }, Known extends { id: string; digest: string }>(
  db: Database | Tx,
  rows: Row[],
  intake: Intake<Row, Known>,
  { actor, now }: { actor: Actor; now: Date },
): Promise<RowOutcome[]> {
  return inTransaction(db, async (tx) => {
    const outcomes: RowOutcome[] = []
    const events: DomainEvent[] = []
    for (const round of inRounds(rows)) {
      const taken = await takeRound(
        tx,
        intake,
        round.map(({ row }) => ({ row, digest: digestOf(row) })),
        now,
      )
      events.push(...taken.events)
      round.forEach(({ row, index }) => {
        outcomes[index] = taken.outcomes.get(row.id) ?? { outcome: 'duplicate' }
      })
    }
    await record(tx, events, { actor, at: now })
    return outcomes
  })
}

function inTransaction<Value>(db: Database | Tx, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  return isTx(db) ? work(db) : db.transaction().execute(work)
}

function isTx(db: Database | Tx): db is Tx {
  return db.isTransaction
}

async function takeRound<Row extends { id: string }, Known extends { id: string; digest: string }>(
  tx: Tx,
  intake: Intake<Row, Known>,
  round: Incoming<Row>[],
  now: Date,
) {
  const outcomes = new Map<string, RowOutcome>()
  const events: DomainEvent[] = []
  const fresh = new Set(await intake.insert(tx, round, now))
  const rest = round.filter(({ row }) => !fresh.has(row.id))
  const known =
    rest.length === 0
      ? []
      : await intake.lockKnown(
          tx,
          rest.map(({ row }) => row.id),
        )
  const knownById = new Map(known.map((one) => [one.id, one]))
  const edits: (Incoming<Row> & { known: Known })[] = []
  for (const incoming of round) {
    const before = knownById.get(incoming.row.id)
    if (fresh.has(incoming.row.id)) events.push(intake.received(incoming.row))
    else if (intake.edit && before && before.digest !== incoming.digest)
      edits.push({ ...incoming, known: before })
    outcomes.set(incoming.row.id, outcomeOf(incoming, before, intake.edit !== undefined))
  }
  if (intake.edit && edits.length > 0) {
    await intake.edit(tx, edits, now)
    events.push(...edits.map((edit) => intake.edited(edit.row, edit.known)))
  }
  if (intake.follow && events.length > 0) {
    const edited = edits.map(({ row }) => row)
    const isEdited = new Set(edited.map(({ id }) => id))
    const taken = round.map(({ row }) => row).filter(({ id }) => fresh.has(id) || isEdited.has(id))
    events.push(...(await intake.follow(tx, taken, now, edited)))
  }
  return { outcomes, events }
}

function outcomeOf(
  incoming: { digest: string },
  before: { digest: string } | undefined,
  editable: boolean,
): RowOutcome {
  if (!before) return { outcome: 'accepted' }
  if (before.digest === incoming.digest) return { outcome: 'duplicate' }
  if (editable) return { outcome: 'accepted' }
  return {
    outcome: 'rejected',
    errors: [{ path: 'id', message: 'This id was sent before with other content.', code: 'id_taken' }],
  }
}
