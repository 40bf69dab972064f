import { sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ComplaintPlace, ComplaintQueue } from '#domain/complaints/desk'

/** Puts a complaint where it waits for our people, or nowhere, and takes it from where it waited before. */
export async function placeComplaint(
  tx: Tx,
  {
    complaintId,
    language,
    to,
  }: { complaintId: string; language: string | null; to: ComplaintPlace | undefined },
  now: Date,
): Promise<void> {
  await sql`
    update work_item set closed_at = ${now}, lease_holder = null, lease_until = null, version = version + 1
    where kind = 'complaint' and subject_id = ${complaintId} and closed_at is null`.execute(tx)
  if (!to) return
  const { rankAt, dueAt, why } = to.place
  await sql`
    insert into work_item (kind, subject_id, queue, language, skill, rank_at, due_at, why, opened_at)
    values ('complaint', ${complaintId}, ${to.queue}, ${language}, ${to.skill}, ${rankAt}, ${dueAt},
      ${JSON.stringify(why)}::jsonb, ${now})`.execute(tx)
}

/** The item by which our people have a complaint, held against every other change until the transaction ends. */
export function lockComplaintItem(tx: Tx, complaintId: string) {
  return tx
    .selectFrom('workItem')
    .leftJoin('account', 'account.id', 'workItem.leaseHolder')
    .select(['workItem.id', 'leaseHolder', 'leaseUntil', 'account.name as holderName'])
    .where('kind', '=', 'complaint')
    .where('subjectId', '=', complaintId)
    .where('closedAt', 'is', null)
    .forUpdate('workItem')
    .executeTakeFirst()
}

type Claim = { accountId: string; now: Date; until: Date }

/** The open item by which our people have a complaint, with who holds it. */
export function findComplaintItem(db: Database, complaintId: string) {
  return db
    .selectFrom('workItem')
    .leftJoin('account', 'account.id', 'workItem.leaseHolder')
    .select([
      'workItem.id',
      'queue',
      'skill',
      'workItem.dueAt',
      'leaseHolder',
      'leaseUntil',
      'account.name as holderName',
    ])
    .where('kind', '=', 'complaint')
    .where('subjectId', '=', complaintId)
    .where('closedAt', 'is', null)
    .executeTakeFirst()
}

/**
 * Leases the first free complaint in line for whom this person is a judge: one in a language and of a skill they have,
 * or any that is overdue, so that none waits for a skill nobody has. Who has said nothing of theirs has all.
 */
export async function claimNextComplaint(
  db: Database,
  queue: ComplaintQueue,
  { accountId, now, until }: Claim,
): Promise<{ id: string; subjectId: string } | undefined> {
  const { rows } = await sql<{ id: string; subjectId: string }>`
    with judge as materialized (select skills, languages from account where id = ${accountId}),
    next as materialized (
      select work_item.id from work_item, judge
      where closed_at is null and queue = ${queue} and kind = 'complaint'
        and (lease_until is null or lease_until <= ${now})
        and (due_at <= ${now} or (
          (skill is null or judge.skills = '{}' or skill = any(judge.skills))
          and (language is null or judge.languages = '{}' or language = any(judge.languages))))
        and not exists (select from work_skip s where s.work_item_id = work_item.id
                        and s.account_id = ${accountId} and s.until > ${now})
        ${unbarred(queue, accountId, now)}
      order by rank_at, work_item.id limit 1 for update of work_item skip locked
    )
    update work_item w set lease_holder = ${accountId}, lease_until = ${until}, version = w.version + 1
    from next where w.id = next.id
    returning w.id, w.subject_id`.execute(db)
  return rows[0]
}

/**
 * Nobody is given what is of somebody they are tied to (B27), what they may not mediate or decide (K10, K13), what
 * they decided and is looked at again, unless a waiver lets them, nor what a colleague mediates in time.
 */
function unbarred(queue: ComplaintQueue, accountId: string, now: Date) {
  const isTied = sql`tied_to_complaint(${accountId}, subject_id)`
  if (queue === 'danger') return sql`and not ${isTied}`
  const kind = queue === 'arbitration' ? 'arbitration' : 'complaint'
  const isForOthers = sql`decided_complaint(${accountId}, subject_id) and waiver_for(${kind}, ${accountId},
    array(select parties_of_complaint(subject_id)), ${now}) is null`
  if (queue === 'complaints') return sql`and not ${isTied} and not (${isForOthers})`
  const before =
    queue === 'mediation'
      ? sql`complaint_arbitration where complaint_id = subject_id and arbiter_id = ${accountId}`
      : sql`complaint_mediator where complaint_id = subject_id and account_id = ${accountId}`
  const isColleagues = sql`queue = 'mediation' and due_at > ${now} and exists (
    select from complaint_mediation going join complaint_mediator m on m.mediation_id = going.id
    where going.complaint_id = subject_id and going.ended_at is null and m.account_id <> ${accountId})`
  const isAgain = queue === 'arbitration' ? sql`and not (${isForOthers})` : sql``
  return sql`and not ${isTied} and not exists (select from ${before}) and not (${isColleagues}) ${isAgain}`
}

/** Gives the item by which our people have a complaint another skill and place in line; whoever has it keeps it. */
export async function moveComplaintItem(tx: Tx, complaintId: string, to: ComplaintPlace): Promise<void> {
  await tx
    .updateTable('workItem')
    .set({ skill: to.skill, rankAt: to.place.rankAt, dueAt: to.place.dueAt, overdueToldAt: null })
    .where('kind', '=', 'complaint')
    .where('subjectId', '=', complaintId)
    .where('closedAt', 'is', null)
    .execute()
}

export type OverdueComplaint = {
  subjectId: string
  queue: ComplaintQueue
  /** Whoever has it in hand now. */
  holder: string | null
  dueAt: Date
}

/** Complaints nobody has finished with in time and of which nobody was told, the longest due first; marks them as told. */
export async function takeOverdueComplaints(tx: Tx, limit: number, now: Date): Promise<OverdueComplaint[]> {
  const { rows } = await sql<OverdueComplaint>`
    with overdue as materialized (
      select id from work_item
      where kind = 'complaint' and closed_at is null and overdue_told_at is null and due_at <= ${now}
      order by due_at limit ${limit} for update skip locked
    )
    update work_item w set overdue_told_at = ${now} from overdue where w.id = overdue.id
    returning w.subject_id, w.queue, w.due_at, case when w.lease_until > ${now} then w.lease_holder end as holder`.execute(
    tx,
  )
  return rows
}
