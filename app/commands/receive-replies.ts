import { receiveRows } from '#commands/receive-rows'
import { reviewAnswered } from '#commands/replies/reply-events'
import { screenReplies } from '#commands/replies/screen-replies'
import type { Database } from '#db/client'
import { insertReplies, lockReplies, placeReplies } from '#db/replies/intake'
import type { Actor, DomainEvent } from '#domain/event'
import type { ReplyRow, RowOutcome } from '#domain/intake'

/**
 * Takes sellers' public replies to reviews and screens them: a newer one takes the place of an older one of the same
 * revision. A reply is never edited under its id.
 */
export async function receiveReplies(
  db: Database,
  rows: ReplyRow[],
  actor: Actor,
  now: Date,
): Promise<RowOutcome[]> {
  const clean = new Set<ReplyRow>()
  const received = ({ id, reviewId }: ReplyRow): DomainEvent => ({
    type: 'reply_received',
    subject: { kind: 'reply', id },
    data: { reviewId },
  })
  return receiveRows(
    db,
    rows,
    {
      lockKnown: lockReplies,
      insert: async (tx, incoming, at) => {
        const sent = incoming.map((one) => ({ ...one, submittedBy: null }))
        const screened = await screenReplies(tx, sent, at)
        for (const { row, isClean } of screened) if (isClean) clean.add(row)
        return insertReplies(tx, screened, at)
      },
      follow: async (tx, taken) => {
        const ids = taken.map(({ id }) => id)
        const publish = taken.filter((row) => clean.has(row)).map(({ id }) => id)
        return (await placeReplies(tx, { fresh: ids, publish })).map(reviewAnswered)
      },
      received,
      edited: received,
    },
    { actor, now },
  )
}
