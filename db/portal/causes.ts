import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { Cause } from '#domain/cause'
import type { EndedAgainstShop } from '#domain/complaints/against-shop'
import type { ComplaintTopic } from '#domain/complaints/topic'

type ClosedTopic = { topic: ComplaintTopic | null; subtopic: string | null }

/** How often a shop has named each cause for its negatives and complaints, of the thousand it opened last. */
export async function countNamedCauses(
  db: Database,
  sellerId: string,
): Promise<{ cause: Cause; count: number }[]> {
  const { rows } = await sql<{ cause: Cause; count: number }>`
    select cause, count(*)::int as count from (
      select cause from feedback_cause where seller_id = ${sellerId} and cause is not null
      order by opened_at desc limit 1000
    ) named group by cause`.execute(db)
  return rows
}

/**
 * What complaints were about that ended against a shop, and for which it has named no cause; of the thousand newest.
 */
export async function countClosedTopics(
  db: Database,
  sellerId: string,
  ended: EndedAgainstShop,
): Promise<(ClosedTopic & { count: number })[]> {
  const { rows } = await sql<ClosedTopic & { count: number }>`
    select topic, subtopic, count(*)::int as count from (
      select c.topic, c.subtopic from complaint c
      where c.seller_id = ${sellerId} and ${hasEnded(ended)}
        and not exists (select from feedback_cause m
          where m.subject_kind = 'complaint' and m.subject_id = c.id and m.cause is not null)
      order by c.created_at desc limit 1000
    ) closed group by topic, subtopic`.execute(db)
  return rows
}

/** The topic of one such complaint; undefined where it is none. */
export async function findClosedTopic(
  db: Database,
  { sellerId, complaintId, ended }: { sellerId: string; complaintId: string; ended: EndedAgainstShop },
): Promise<ClosedTopic | undefined> {
  const { rows } = await sql<ClosedTopic>`
    select c.topic, c.subtopic from complaint c
    where c.id = ${complaintId} and c.seller_id = ${sellerId} and ${hasEnded(ended)}`.execute(db)
  return rows[0]
}

/** Whether a complaint named `c` has ended so; what nobody decided is compared as an empty word. */
function hasEnded({ states, decidedFor, filers, notBy }: EndedAgainstShop) {
  return sql`c.state = any(${states}) and coalesce(c.decided_for, '') = any(${decidedFor.map((party) => party ?? '')})
    and c.filed_by = any(${filers}) and c.channel <> all(${notBy})`
}
