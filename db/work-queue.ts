import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Queue } from '#db/schema/work'
import { isUntied, withTies } from '#db/ties'
import type { PlaceInLine, PlaceReason } from '#domain/priority'

export type ClaimedRow = {
  id: string
  kind: 'review'
  subjectId: string
  queue: Queue
  leaseUntil: Date
  version: number
  why: PlaceReason[]
  dueAt: Date
}

/** What is audited looks like any other review. */
const claimed = sql`w.id, 'review' as kind, w.subject_id, w.queue, w.lease_until, w.version, w.why, w.due_at`
type Claim = { accountId: string; now: Date; until: Date }

/**
 * Lets the statement it is part of commit before the disk has it. A lease that a crash of Postgres loses within that
 * second leaves the item in line, where the next person finds it; decisions wait for the disk, and everything before.
 */
const unhurried = sql`unhurried as materialized (select set_config('synchronous_commit', 'off', true))`

/**
 * Leases the first free item in line that this person has not passed over, in one statement. Items somebody is
 * just taking are stepped around, so nobody waits and nobody gets the same; so is what is of somebody they are tied to
 * (B27) and, before the seniors, what is hidden for the time being and this person decided about before.
 */
export async function claimNext(db: Database, queue: Queue, claim: Claim): Promise<ClaimedRow | undefined> {
  const { rows } = await sql<ClaimedRow>`
    with ${unhurried}, ${withTies(claim.accountId)}, next as materialized (
      select id from work_item
      where closed_at is null and queue = ${queue}
        and (lease_until is null or lease_until <= ${claim.now})
        and not exists (select from work_skip s where s.work_item_id = work_item.id
                        and s.account_id = ${claim.accountId} and s.until > ${claim.now})
        and ${isUntied(sql`work_item.subject_id`)}
        ${queue === 'seniors' ? notOwn(claim.accountId) : sql``}
      order by rank_at, id limit 1 for update skip locked
    )
    update work_item w set lease_holder = ${claim.accountId}, lease_until = ${claim.until}, version = w.version + 1
    from next, unhurried where w.id = next.id returning ${claimed}`.execute(db)
  return rows[0]
}

/** What somebody has had a part in before it was hidden is another's to judge (V15, V17). */
const notOwn = (accountId: string) => sql`
  and not exists (select from review r join decision d on d.subject_kind = 'review' and d.subject_id = r.id
    where r.id = work_item.subject_id and r.state = 'hidden_interim' and d.decided_by = ${accountId})`

/** Leases this very item, if it is open and nobody else holds it; a person's own lease is extended. */
export async function claimItem(db: Database, id: string, claim: Claim): Promise<ClaimedRow | undefined> {
  const { rows } = await sql<ClaimedRow>`
    with ${unhurried}
    update work_item w set lease_holder = ${claim.accountId}, lease_until = ${claim.until}, version = w.version + 1
    from unhurried where w.id = ${id} and w.closed_at is null
      and (w.lease_until is null or w.lease_until <= ${claim.now} or w.lease_holder = ${claim.accountId})
    returning ${claimed}`.execute(db)
  return rows[0]
}

/** Moves the end of a lease this person has, even one run out, as long as nobody else took the item since. */
export async function extendOwnLease(
  db: Database | Tx,
  id: string,
  claim: Omit<Claim, 'now'>,
): Promise<boolean> {
  const extended = await db
    .updateTable('workItem')
    .set({ leaseUntil: claim.until })
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .where('leaseHolder', '=', claim.accountId)
    .returning('id')
    .executeTakeFirst()
  return extended !== undefined
}

/** Gives an item this person holds back to the line; whether they held it. */
export async function freeOwnLease(tx: Tx, id: string, accountId: string): Promise<boolean> {
  const freed = await tx
    .updateTable('workItem')
    .set((eb) => ({ leaseHolder: null, leaseUntil: null, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .where('leaseHolder', '=', accountId)
    .returning('id')
    .executeTakeFirst()
  return freed !== undefined
}

/** Puts an item this person holds into another person's hands; whether they held it. */
export async function passOwnLease(
  tx: Tx,
  id: string,
  { from, to, until }: { from: string; to: string; until: Date },
): Promise<boolean> {
  const passed = await tx
    .updateTable('workItem')
    .set((eb) => ({ leaseHolder: to, leaseUntil: until, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .where('leaseHolder', '=', from)
    .returning('id')
    .executeTakeFirst()
  return passed !== undefined
}

/** An item with the name of whoever holds it. */
export function findWorkItem(db: Database | Tx, id: string) {
  return db
    .selectFrom('workItem')
    .leftJoin('account', 'account.id', 'workItem.leaseHolder')
    .select([
      'workItem.id',
      'subjectId',
      'queue',
      'closedAt',
      'leaseHolder',
      'leaseUntil',
      'account.name as holderName',
    ])
    .where('workItem.id', '=', id)
    .executeTakeFirst()
}

/** The role of somebody who can sign in. */
export async function findActiveRole(tx: Tx, accountId: string) {
  const found = await tx
    .selectFrom('account')
    .select('role')
    .where('id', '=', accountId)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  return found?.role
}

/** Closes an open item: nothing is left to do. */
export async function closeWorkItem(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('workItem')
    .set((eb) => ({ closedAt: now, leaseHolder: null, leaseUntil: null, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Opens a closed item again where it stood in line, in the hands of whoever is given. */
export async function reopenWorkItem(
  tx: Tx,
  id: string,
  { queue, holder, until }: { queue: Queue; holder: string; until: Date },
): Promise<void> {
  await tx
    .updateTable('workItem')
    .set((eb) => ({
      queue,
      closedAt: null,
      leaseHolder: holder,
      leaseUntil: until,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Takes an open item out of its queue and puts it, unleased, before the seniors. */
export async function moveToSeniors(tx: Tx, id: string, why: PlaceReason): Promise<void> {
  await sql`
    update work_item set queue = 'seniors', lease_holder = null, lease_until = null, version = version + 1,
      why = why || ${JSON.stringify([why])}::jsonb, rank_at = rank_at - ${why.hours} * interval '1 hour'
    where id = ${id}`.execute(tx)
}

/** Takes back what `moveToSeniors` did to an item's place: the last reason, and the hours it was brought forward by. */
export async function forgetEscalation(tx: Tx, id: string, hours: number): Promise<void> {
  await sql`
    update work_item set why = why - -1, rank_at = rank_at + ${hours} * interval '1 hour'
    where id = ${id}`.execute(tx)
}

/** Puts a thing in line. The caller knows that no item about it is open. */
export async function insertWorkItem(
  tx: Tx,
  item: { subjectId: string; queue: Queue; language: string | null; place: PlaceInLine; now: Date },
): Promise<string> {
  const { id } = await tx
    .insertInto('workItem')
    .values({
      kind: 'review',
      subjectId: item.subjectId,
      queue: item.queue,
      language: item.language,
      rankAt: item.place.rankAt,
      dueAt: item.place.dueAt,
      why: JSON.stringify(item.place.why),
      openedAt: item.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The open item about a review, an audit or not, held against every other change until the transaction ends. */
export function lockOpenWorkItem(tx: Tx, subjectId: string) {
  return tx
    .selectFrom('workItem')
    .leftJoin('account', 'account.id', 'workItem.leaseHolder')
    .select(['workItem.id', 'queue', 'leaseHolder', 'leaseUntil', 'account.name as holderName'])
    .where('kind', 'in', ['review', 'audit'])
    .where('subjectId', '=', subjectId)
    .where('closedAt', 'is', null)
    .forUpdate('workItem')
    .executeTakeFirst()
}

export function findOpenWorkItem(db: Database, subject: { kind: 'review'; subjectId: string }) {
  return db
    .selectFrom('workItem')
    .leftJoin('account', 'account.id', 'workItem.leaseHolder')
    .select([
      'workItem.id',
      'queue',
      'rankAt',
      'dueAt',
      'why',
      'leaseHolder',
      'leaseUntil',
      'account.name as holderName',
    ])
    .where('kind', '=', subject.kind)
    .where('subjectId', '=', subject.subjectId)
    .where('closedAt', 'is', null)
    .$narrowType<{ queue: Queue }>()
    .executeTakeFirst()
}

/** The reviews a person holds now, the one that runs out first on top. */
export function listHeld(db: Database, accountId: string, now: Date) {
  return db
    .selectFrom('workItem')
    .select(['id', 'subjectId', 'queue', 'leaseUntil'])
    .where('kind', 'in', ['review', 'audit'])
    .where('closedAt', 'is', null)
    .where('leaseHolder', '=', accountId)
    .where('leaseUntil', '>', now)
    .orderBy('leaseUntil')
    .limit(20)
    .execute()
}

export async function insertSkip(
  tx: Tx,
  skip: { workItemId: string; accountId: string; reason: string; until: Date },
): Promise<void> {
  await tx
    .insertInto('workSkip')
    .values(skip)
    .onConflict((conflict) =>
      conflict.columns(['workItemId', 'accountId']).doUpdateSet({ reason: skip.reason, until: skip.until }),
    )
    .execute()
}

export async function saveDraftRow(
  db: Database | Tx,
  row: { workItemId: string; accountId: string; draft: Record<string, unknown>; savedAt: Date },
): Promise<void> {
  const draft = JSON.stringify(row.draft)
  await db
    .insertInto('workDraft')
    .values({ ...row, draft })
    .onConflict((conflict) =>
      conflict.columns(['workItemId', 'accountId']).doUpdateSet({ draft, savedAt: row.savedAt }),
    )
    .execute()
}

export async function findDraft(db: Database, workItemId: string, accountId: string) {
  const found = await db
    .selectFrom('workDraft')
    .select('draft')
    .where('workItemId', '=', workItemId)
    .where('accountId', '=', accountId)
    .executeTakeFirst()
  return found?.draft ?? null
}
