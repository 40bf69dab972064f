import type { Undoing, Undone } from '#commands/appeals/effects/undoing'
import { reviewAnswered } from '#commands/replies/reply-events'
import type { Tx } from '#db/client'
import { lockRepliesTo, placeReplies } from '#db/replies/intake'
import { findReply, setReplyRestored } from '#db/replies/queue'
import { moveReply } from '#domain/replies/state'

/** Shows the reply an appeal was from beside its review. Where its shop has written another since, that one stands. */
export async function undoReply(tx: Tx, { appeal }: Undoing): Promise<Undone> {
  const seen = await findReply(tx, appeal.subjectId)
  if (seen) await lockRepliesTo(tx, [seen.reviewId])
  const reply = await findReply(tx, appeal.subjectId)
  const isWaiting = reply && moveReply(reply.state, 'restore').ok && (await setReplyRestored(tx, reply.id))
  if (!isWaiting) return { effects: ['superseded'], events: [] }
  const placed = await placeReplies(tx, { fresh: [reply.id], publish: [reply.id] })
  return { effects: ['published_again', 'metrics'], events: placed.map(reviewAnswered) }
}
