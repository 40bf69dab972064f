import { sql } from 'kysely'
import pg from 'pg'
import type { Database, Tx } from '#db/client'
import type { EventType } from '#domain/event'
import type { WaivableKind } from '#domain/independence/waiver'

export async function insertWaiver(
  tx: Tx,
  waiver: { kinds: readonly WaivableKind[]; reason: string; endsAt: Date; recordedBy: string },
  now: Date,
): Promise<string> {
  const { id } = await tx
    .insertInto('independenceWaiver')
    .values({ ...waiver, kinds: [...waiver.kinds], recordedAt: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A waiver, held against being ended otherwise and being judged under until the transaction ends. */
export function lockWaiver(tx: Tx, id: string) {
  return tx
    .selectFrom('independenceWaiver')
    .select(['endsAt', 'endedAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function setWaiverEnded(tx: Tx, id: string, endedBy: string, endedAt: Date): Promise<void> {
  await tx.updateTable('independenceWaiver').set({ endedBy, endedAt }).where('id', '=', id).execute()
}

type Judging = { kind: WaivableKind; personId: string; partyIds: readonly string[] }

/** Under which waiver somebody can judge what they decided, if any, and whether nobody else is there who could. */
export async function findWaiver(
  db: Database | Tx,
  { kind, personId, partyIds }: Judging,
  now: Date,
): Promise<{ waiverId: string | null; isAlone: boolean }> {
  const who = sql`${kind}::text, ${personId}::uuid, ${partyIds}::text[]`
  const { rows } = await sql<{ waiverId: string | null; isAlone: boolean }>`
    select waiver_for(${who}, ${now}) as waiver_id, stands_alone(${who}) as is_alone`.execute(db)
  return rows[0] ?? { waiverId: null, isAlone: false }
}

/** Whether a waiver has still not been ended; whoever would end it waits until the transaction ends. */
export async function holdWaiver(tx: Tx, id: string): Promise<boolean> {
  const held = await tx
    .selectFrom('independenceWaiver')
    .select('id')
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .forShare()
    .executeTakeFirst()
  return held !== undefined
}

/** Whether the database refused what was decided as the waiver it names is not in force, or no longer. */
export function isNotInForce(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.constraint === 'waiver_in_force'
}

export type WaiverLine = {
  id: string
  kinds: WaivableKind[]
  reason: string
  recordedBy: string
  recordedAt: Date
  endsAt: Date
  endedBy: string | null
  endedAt: Date | null
  /** How many decisions were made under it, also those that were judged anew since. */
  uses: number
}

/** What counts as a use: an answer. What was only taken in hand or proposed is none yet. */
const uses: readonly EventType[] = [
  'dispute_decided',
  'fault_claim_decided',
  'appeal_decided',
  'appeal_inadmissible',
  'complaint_moved',
]

/** Waivers, the newest first, with the names of whoever recorded and ended them; at most 200. */
export async function listWaivers(db: Database): Promise<WaiverLine[]> {
  const { rows } = await sql<WaiverLine>`
    select w.id, w.kinds, w.reason, w.recorded_at, w.ends_at, w.ended_at,
      recorder.name as recorded_by, ender.name as ended_by,
      (select count(*)::int from event e where e.data ->> 'waiverId' = w.id::text and e.type = any(${uses})
        and (e.type <> 'complaint_moved' or e.data ->> 'move' = any(decides_complaint()))) as uses
    from independence_waiver w
    join account recorder on recorder.id = w.recorded_by
    left join account ender on ender.id = w.ended_by
    order by w.recorded_at desc, w.id limit 200`.execute(db)
  return rows
}

/** How many people judge each of these kinds now. */
export async function countJudges<Kind extends WaivableKind>(
  db: Database,
  kinds: readonly Kind[],
): Promise<Record<Kind, number>> {
  const { rows } = await sql<{ kind: Kind; judges: number }>`
    select kind, (select count(*)::int from account where disabled_at is null and role = any(judges_of(kind))) as judges
    from unnest(${kinds}::text[]) kind`.execute(db)
  return Object.fromEntries(rows.map(({ kind, judges }) => [kind, judges])) as Record<Kind, number>
}
