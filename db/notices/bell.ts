import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { NoticeKind } from '#domain/notices/kind'
import type { DecidedMatter } from '#domain/notices/place'

/** How many notices a person has not read; counted up to `atMost`. */
export async function countUnreadNotices(db: Database, accountId: string, atMost: number): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread from (
      select from notice where account_id = ${accountId} and read_at is null and in_bell limit ${atMost}) waiting`.execute(
    db,
  )
  return rows[0]?.unread ?? 0
}

/** The shop that a notice for staff is about. Alias `n`. */
const sellerOf = sql`case
  when n.kind in ('shop_message', 'praise_picking') then n.subject_id
  when n.subject_id !~ '^[0-9a-f-]{36}$' then null
  when n.kind in ('approval_needed', 'notice_unconfirmed', 'stop_unreviewed') then (select seller_id from exclusion where id = n.subject_id::uuid)
  when n.kind = 'letter_overdue' then (select seller_id from letter where id = n.subject_id::uuid)
  when n.kind = 'integrity_case' then (select seller_id from integrity_case where id = n.subject_id::uuid) end`

export type ShownNotice = {
  id: string
  kind: NoticeKind
  subjectId: string
  times: number
  createdAt: Date
  readAt: Date | null
  /** Which complaint it is about, as both sides call it. */
  number: number | null
  /** How the review it is about begins, or which shop it is about. */
  excerpt: string | null
  /** What the decision was about that an appeal changed. */
  decided: DecidedMatter | null
}

/** A page of a person's notices, the newest first. */
export async function listNotices(
  db: Database,
  accountId: string,
  { after, limit }: { after?: { at: Date; id: string } | undefined; limit: number },
): Promise<ShownNotice[]> {
  const from = after ? sql`and (n.created_at, n.id) < (${after.at}, ${after.id}::uuid)` : sql``
  const { rows } = await sql<ShownNotice>`
    select n.id, n.kind, n.subject_id, n.times, n.created_at, n.read_at, c.number, coalesce(left(r.text, 80), s.name) as excerpt,
      case when told.id is not null then json_build_object('kind', told.subject_kind, 'id', told.subject_id,
        'sellerId', told.addressee_seller_id) end as decided
    from notice n
    left join appeal on appeal.id = case when n.kind = 'decision_reversed' then n.subject_id::uuid end
    left join statement told on told.id = appeal.statement_id
    left join complaint c on c.id = n.subject_id and (starts_with(n.kind, 'complaint_') or n.kind = 'withdrawal_doubted')
    left join review r on r.id = n.subject_id and n.kind in ('reply_judged', 'reply_published', 'dispute_decided', 'fault_decided', 'fault_answered',
      'hiding_overdue')
    left join seller s on s.id = ${sellerOf}
    where n.account_id = ${accountId} and n.in_bell ${from}
    order by n.created_at desc, n.id desc limit ${limit}`.execute(db)
  return rows
}

/**
 * Marks one notice of a person read, all of these kinds about one thing, or all those that are not newer than `upTo`.
 */
export async function markNoticesRead(
  db: Database,
  accountId: string,
  which: { id: string } | { upTo: Date } | { kinds: NoticeKind[]; subjectId: string },
  now: Date,
): Promise<void> {
  let marked = db
    .updateTable('notice')
    .set({ readAt: now })
    .where('accountId', '=', accountId)
    .where('readAt', 'is', null)
  if ('id' in which) marked = marked.where('id', '=', which.id)
  else if ('upTo' in which) marked = marked.where('createdAt', '<=', which.upTo)
  else marked = marked.where('subjectId', '=', which.subjectId).where('kind', 'in', which.kinds)
  await marked.execute()
}
