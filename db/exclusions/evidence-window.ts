import { sql } from 'kysely'
import { isNoFakeOrder } from '#db/complaints/fake-orders'
import { isSellersFault } from '#db/disputes/faults'

/**
 * What counts as a review of a seller: by a buyer, visible, neither it nor its order found to be a fake, and not
 * of another's fault. Alias `r`.
 */
export const counted = sql`
  r.direction = 'buyer_to_seller' and (r.state in ('published', 'published_redacted', 'hidden_interim', 'edit_pending')
    or r.held_rating is not null and r.state = 'withdrawn')
  and r.authenticity <> 'confirmed_fake' and ${sql.raw(isSellersFault('r'))} and ${isNoFakeOrder('r.order_id', 'r.seller_id')}`

/** Reviews that nobody has decided about yet, although something speaks against them. Alias `r`. */
export const suspected = sql`
  r.state in ('received', 'edit_pending', 'queued', 'held_evidence', 'escalated')
  and (r.authenticity = 'suspect' or r.fake_probability >= 0.5)`

/** The stars a review counts with for its seller: those it had, while its author has not confirmed a change. Alias `r`. */
export const countedRating = sql`coalesce(r.held_rating, r.rating)`
