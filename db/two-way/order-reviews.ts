import { sql } from 'kysely'
import type { Database } from '#db/client'
import type { ReviewState } from '#domain/review'

export type OrderReviews = {
  /** What the shop wrote about the buyer; `opensAt` is when it opens by itself, null where it is sealed no longer. */
  own: {
    rating: number
    text: string
    state: ReviewState
    opensAt: Date | null
    /** The message that says why it is restricted as it is. */
    statementId: string | null
  } | null
  /** That the buyer's review is public; its id only where the shop can read it, else when it opens by itself. */
  other: { id: string; opensAt: null } | { id: null; opensAt: Date } | null
}

/** What both sides of a shop's order wrote about each other, as far as the shop may know of it (R3.2). */
export async function findOrderReviews(
  db: Database,
  { sellerId, orderId }: { sellerId: string; orderId: string },
): Promise<OrderReviews> {
  const { rows } = await sql<{
    id: string
    isOwn: boolean
    rating: number
    text: string
    state: ReviewState
    isPublic: boolean
    opensAt: Date | null
    statementId: string | null
  }>`
    select r.id, r.direction = 'seller_to_buyer' as is_own, r.rating, r.text, r.state, x.opens_at,
      r.state in ('published', 'published_redacted')
        or (r.state = 'edit_pending' and r.published_revision is not null) as is_public,
      told.id as statement_id
    from review r
    left join sealed_review x on x.review_id = r.id and x.opened_at is null
    left join lateral (
      select s.id, d.to_state, d.revision from decision d left join statement s on s.decision_id = d.id
        and s.addressee_seller_id = r.seller_id and exists (select from statement_delivery shown
          where shown.statement_id = s.id and shown.channel = 'portal' and shown.state = 'delivered')
      where d.subject_kind = 'review' and d.subject_id = r.id and d.undone_at is null
      order by d.decided_at desc limit 1
    ) told on r.direction = 'seller_to_buyer' and told.to_state = r.state and told.revision = r.revision
    where r.order_id = ${orderId} and r.seller_id = ${sellerId}
    order by r.created_at desc, r.id desc limit 20`.execute(db)
  const own = rows.find(({ isOwn }) => isOwn)
  const other = rows.find(({ isOwn, isPublic }) => !isOwn && isPublic)
  return {
    own: own ? ownOf(own) : null,
    other: other ? hide(other) : null,
  }
}

function ownOf({ rating, text, state, opensAt, statementId }: NonNullable<OrderReviews['own']>) {
  return { rating, text, state, opensAt, statementId }
}

function hide({ id, opensAt }: { id: string; opensAt: Date | null }): OrderReviews['other'] {
  return opensAt ? { id: null, opensAt } : { id, opensAt: null }
}
