import { receiveRows } from '#commands/receive-rows'
import type { Database } from '#db/client'
import { insertReplies, lockReplies } from '#db/replies'
import type { Actor, DomainEvent } from '#domain/event'
import type { ReplyRow, RowOutcome } from '#domain/intake'

/** Takes sellers' public replies to reviews. A reply is never edited under its id. */
export function receiveReplies(
  db: Database,
  rows: ReplyRow[],
  actor: Actor,
  now: Date,
): Promise<RowOutcome[]> {
  const received = ({ id, reviewId }: ReplyRow): DomainEvent => ({
    type: 'reply_received',
    subject: { kind: 'reply', id },
    data: { reviewId },
  })
  return receiveRows(
    db,
    rows,
    { lockKnown: lockReplies, insert: insertReplies, received, edited: received },
    { actor, now },
  )
}
