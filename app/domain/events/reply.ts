import type { Remedy } from '#domain/replies/remedy'
import type { ReplyAction } from '#domain/replies/state'

type Reply = { replyId: string; revision: number }

/** What becomes of sellers' public replies to a review, and what they do for its buyer. */
export type ReplyEvents = {
  reply_submitted: Reply & { outcome: 'published' | 'queued' }
  /** Its subject is the reply itself, as that of its statement of reasons is. */
  reply_decided: Reply & { reviewId: string; sellerId: string; statementId: string | null } & {
    action: ReplyAction
    reasonCode: string | null
  }
  reply_withdrawn: Reply & { wasPublic: boolean }
  remedy_recorded: { kind: Remedy }
  remedy_taken_back: { kind: Remedy }
}
