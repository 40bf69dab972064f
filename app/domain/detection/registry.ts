import type { ReviewFeatures } from '#domain/detection/features'
import type { Finding, FindingName } from '#domain/detection/signal'
import { burst } from '#domain/detection/signals/burst'
import { contactData } from '#domain/detection/signals/contact-data'
import { disguisedText } from '#domain/detection/signals/disguised-text'
import { externalVerdict } from '#domain/detection/signals/external-verdict'
import { nearDuplicate } from '#domain/detection/signals/near-duplicate'
import { newAuthor } from '#domain/detection/signals/new-author'
import { noOrder } from '#domain/detection/signals/no-order'
import { obscenity } from '#domain/detection/signals/obscenity'
import { ratingDistance } from '#domain/detection/signals/rating-distance'
import { selfReview } from '#domain/detection/signals/self-review'
import { sharedLink } from '#domain/detection/signals/shared-link'

/** Every signal there is. A new one is a function, its name, and a weight in `weights.ts`. */
export const registry = {
  no_order: noOrder,
  near_duplicate: nearDuplicate,
  burst,
  rating_distance: ratingDistance,
  new_author: newAuthor,
  shared_link: sharedLink,
  contact_data: contactData,
  obscenity,
  self_review: selfReview,
  disguised_text: disguisedText,
  external_verdict: externalVerdict,
} satisfies Record<FindingName, (features: ReviewFeatures) => Finding | undefined>
