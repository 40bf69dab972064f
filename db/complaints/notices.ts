import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import type { ComplaintSchema } from '#db/schema/complaints'
import type { ComplaintState } from '#domain/complaints/state'
import type { ReviewState } from '#domain/review'

/** The first of these reviews readers can see, in the order they are named. */
export async function findNoticedReview(
  db: Database,
  ids: string[],
  states: readonly ReviewState[],
): Promise<{ id: string; sellerId: string } | undefined> {
  if (ids.length === 0) return undefined
  const found = await db
    .selectFrom('review')
    .select(['id', 'sellerId'])
    .where('id', 'in', ids)
    .where('state', 'in', states)
    .where('publishedRevision', 'is not', null)
    .execute()
  return ids.flatMap((id) => found.find((review) => review.id === id) ?? [])[0]
}

/** Keeps what a notice is about and who gave it; the same form sent twice is one. */
export async function insertNotice(
  tx: Tx,
  notice: Insertable<ComplaintSchema['complaintNotice']>,
): Promise<void> {
  await tx
    .insertInto('complaintNotice')
    .values(notice)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/**
 * What a notice is about and who gave it: for our people alone. Flagged where it, or one joined with it, is a trusted
 * flagger's.
 */
export async function findNotice(db: Database | Tx, complaintId: string): Promise<GivenNotice | undefined> {
  const { rows } = await sql<GivenNotice>`
    select n.review_id, n.location, n.name, f.name as flagger, ${isFlagged(sql`n.complaint_id`)} as is_flagged
    from complaint_notice n left join trusted_flagger f on f.id = n.flagger_id
    where n.complaint_id = ${complaintId}`.execute(db)
  return rows[0]
}

/** Whether a trusted flagger gave this notice or one that is joined with it; reads a few rows by their keys. */
export function isFlagged(complaintId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`exists (
    select from complaint_notice own where own.complaint_id = ${complaintId} and own.flagger_id is not null
    union all
    select from complaint joined join complaint_notice other on other.complaint_id = joined.id
    where joined.duplicate_of = ${complaintId} and other.flagger_id is not null)`
}

type GivenNotice = {
  reviewId: string
  location: string
  name: string | null
  flagger: string | null
  isFlagged: boolean
}

/**
 * The first of the earlier notices about the same review that wait for our people and are at least as grave. Nobody can
 * change it until the transaction ends, while others can be joined with it too; one that stops waiting while this waits
 * for it is passed over.
 */
export async function lockSameNotice(
  tx: Tx,
  { id, createdAt, severity }: Pick<Complaint, 'id' | 'createdAt' | 'severity'>,
  waiting: readonly ComplaintState[],
): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`
    select c.id from complaint_notice mine
    join complaint_notice other on other.review_id = mine.review_id and other.complaint_id <> mine.complaint_id
    join complaint c on c.id = other.complaint_id
    where mine.complaint_id = ${id} and (c.created_at, c.id) < (${createdAt}, ${id})
      and c.state = any(${waiting}) and (c.severity = 'critical' or ${severity} <> 'critical')
      and (c.severity <> 'low' or ${severity} = 'low')
    order by c.created_at, c.id limit 1 for share of c`.execute(tx)
  return rows[0]
}

/** What those say who gave notices joined with one, for our people alone; at most `limit`, the oldest first. */
export function listJoinedWords(db: Database, complaintId: string, limit: number) {
  return db
    .selectFrom('complaint')
    .innerJoin('complaintNotice', 'complaintNotice.complaintId', 'complaint.id')
    .select([
      'complaint.id',
      'complaint.number',
      'complaint.subtopic',
      'complaint.text',
      'complaintNotice.name',
    ])
    .where('complaint.duplicateOf', '=', complaintId)
    .orderBy('complaint.createdAt')
    .orderBy('complaint.id')
    .limit(limit)
    .execute()
}
