import { type Selectable, sql, type Updateable } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { ComplaintTable } from '#db/schema/complaints'
import type { ComplaintState } from '#domain/complaints/state'

export type Complaint = Omit<Selectable<ComplaintTable>, 'contentDigest'>
export type ComplaintChange = Omit<
  Updateable<ComplaintTable>,
  | 'id'
  | 'number'
  | 'sellerId'
  | 'complainantId'
  | 'createdAt'
  | 'filedBy'
  | 'text'
  | 'version'
  | 'contentDigest'
>

const columns = [
  ...([
    'id',
    'number',
    'sellerId',
    'orderId',
    'complainantId',
    'kind',
    'text',
    'evidence',
    'createdAt',
  ] as const),
  ...(['channel', 'filedBy', 'topic', 'subtopic', 'severity', 'language', 'contactEmail', 'state'] as const),
  ...([
    'stageSince',
    'dueAt',
    'clockAt',
    'answerText',
    'duplicateOf',
    'contestedAt',
    'reopenedAt',
    'namesComplainant',
  ] as const),
  ...(['sellerAskedAt', 'reminded', 'sellerAnswer', 'sellerAnsweredAt', 'closedAt', 'decidedFor'] as const),
  ...([
    'decidedAt',
    'withdrawal',
    'withdrawalHeardAt',
    'withdrawalHeardBy',
    'checked',
    'version',
    'receivedAt',
  ] as const),
] as const

export function findComplaint(db: Database | Tx, id: string): Promise<Complaint | undefined> {
  return db.selectFrom('complaint').select(columns).where('id', '=', id).executeTakeFirst()
}

/**
 * The complaint, held against every other change until the transaction ends. Whoever holds one waits for those joined
 * with it alone; of any other it takes what is free.
 */
export function lockComplaint(tx: Tx, id: string): Promise<Complaint | undefined> {
  return tx.selectFrom('complaint').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Likewise, or undefined where another transaction holds it: for whoever holds a complaint already. */
export function lockFreeComplaint(tx: Tx, id: string): Promise<Complaint | undefined> {
  const one = tx.selectFrom('complaint').select(columns).where('id', '=', id)
  return one.forUpdate().skipLocked().executeTakeFirst()
}

/** The notices joined with one, the oldest first, held likewise. */
export function lockJoinedNotices(tx: Tx, complaintId: string): Promise<Complaint[]> {
  return tx
    .selectFrom('complaint')
    .select(columns)
    .where('duplicateOf', '=', complaintId)
    .where('state', '=', 'duplicate')
    .where('channel', '=', 'notice')
    .orderBy('createdAt')
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** What the others say that are joined with one. */
export async function listJoinedTexts(tx: Tx, complaintId: string): Promise<string[]> {
  const joined = await tx
    .selectFrom('complaint')
    .select('text')
    .where('duplicateOf', '=', complaintId)
    .where('state', '=', 'duplicate')
    .execute()
  return joined.map(({ text }) => text)
}

/** Joins all that are joined with one with another instead. */
export async function rejoinComplaints(
  tx: Tx,
  fromId: string,
  toId: string,
): Promise<{ id: string; text: string }[]> {
  return tx
    .updateTable('complaint')
    .set({ duplicateOf: toId })
    .where('duplicateOf', '=', fromId)
    .where('state', '=', 'duplicate')
    .returning(['id', 'text'])
    .execute()
}

/** Writes a change of a complaint, and which version that makes. */
export async function setComplaint(
  tx: Tx,
  id: string,
  change: ComplaintChange & { version?: number },
): Promise<void> {
  await tx.updateTable('complaint').set(change).where('id', '=', id).execute()
}

/** Writes the same change of several locked complaints, each of which is a version further by it. */
export async function setComplaints(tx: Tx, ids: string[], change: ComplaintChange): Promise<void> {
  await tx
    .updateTable('complaint')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', 'in', ids)
    .execute()
}

/**
 * What the request with this key did, if it has already been carried out; without a version where it was no
 * complaint's.
 */
export async function findRequest(tx: Tx, requestKey: string) {
  const { rows } = await sql<{ subjectId: string; after: ComplaintState | null; version: number | null }>`
    select subject_id, data ->> 'after' as after, (data ->> 'version')::int as version from event
    where request_key = ${requestKey}`.execute(tx)
  return rows[0]
}

/** Who changed a complaint last, by name where it was one of our people; for whoever comes too late. */
export function findLastComplaintChange(tx: Tx, id: string) {
  return tx
    .selectFrom('event')
    .leftJoin('account', (join) =>
      join
        .on('event.actorKind', '=', 'person')
        .on('account.role', '!=', 'seller')
        .onRef(sql`account.id::text`, '=', 'event.actorId'),
    )
    .select(['account.name', 'event.happenedAt'])
    .where('event.subjectKind', '=', 'complaint')
    .where('event.subjectId', '=', id)
    .orderBy('event.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/**
 * An earlier complaint of the same party about the same order, seller and topic in one of these states (K3). Nobody can
 * change it until the transaction ends; one that somebody changes at this moment is passed over, as it may be joined with
 * another.
 */
export async function lockSameComplaint(
  tx: Tx,
  complaint: Complaint,
  open: readonly ComplaintState[],
): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from complaint
    where complainant_id = ${complaint.complainantId} and order_id = ${complaint.orderId}
      and seller_id = ${complaint.sellerId} and id <> ${complaint.id}
      and (created_at, id) < (${complaint.createdAt}, ${complaint.id})
      and topic is not distinct from ${complaint.topic} and kind = ${complaint.kind}
      and state = any(${open})
    order by created_at, id limit 1 for share skip locked`.execute(tx)
  return rows[0]
}

/** An earlier complaint of the same party about the same seller in the same words, less than a day before (K3); likewise. */
export async function lockSameWords(
  tx: Tx,
  complaint: Complaint,
  open: readonly ComplaintState[],
): Promise<{ id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from complaint
    where complainant_id = ${complaint.complainantId} and seller_id = ${complaint.sellerId}
      and order_id is null and id <> ${complaint.id} and text = ${complaint.text}
      and (created_at, id) < (${complaint.createdAt}, ${complaint.id})
      and created_at > ${complaint.createdAt}::timestamptz - interval '24 hours'
      and kind = ${complaint.kind} and state = any(${open})
    order by created_at, id limit 1 for share skip locked`.execute(tx)
  return rows[0]
}

/** Complaints whose clock has something to do, the longest due first. */
export async function listDueComplaints(db: Database, limit: number, now: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('complaint')
    .select('id')
    .where('clockAt', '<=', now)
    .orderBy('clockAt')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
