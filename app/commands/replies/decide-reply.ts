import { mailShop, type WriteMail } from '#commands/letters/mail-shop'
import { record } from '#commands/record'
import { reviewAnswered } from '#commands/replies/reply-events'
import type { Database, Tx } from '#db/client'
import { findRecorded } from '#db/events'
import { lockRepliesTo, placeReplies } from '#db/replies/intake'
import { findReply, type ReplyToDecide, setReplyDecision } from '#db/replies/queue'
import type { DomainEvent } from '#domain/event'
import { isHeldByOther } from '#domain/lease'
import type { Person } from '#domain/permission'
import { findReplyReason, type ReplyReason } from '#domain/replies/reasons'
import { moveReply, type ReplyAction } from '#domain/replies/state'
import { ok, type Result, refuse } from '#domain/result'

export type DecideReply = {
  replyId: string
  action: ReplyAction
  reasonCode?: string | undefined
  note?: string | undefined
  seenVersion: number
  requestKey: string
  /** The mail that tells the shop why its reply is not shown. */
  write: WriteMail<RefusedReply>
}
export type RefusedReply = { reviewId: string; isReturned: boolean; reason: ReplyReason; note: string | null }
export type DecideReplyRefusal = {
  reason:
    | 'not_found'
    | 'changed_meanwhile'
    | 'lease_lost'
    | 'not_allowed'
    | 'reason_required'
    | 'note_required'
}

/**
 * What a person decides about a seller's reply: published in the place of what was public before, returned with what
 * to mend, or rejected. The last two need a reason, and their shop is told by mail.
 */
export async function decideReply(
  db: Database,
  command: DecideReply,
  person: Person,
  now: Date,
): Promise<Result<undefined, DecideReplyRefusal>> {
  const seen = await findReply(db, command.replyId)
  if (!seen) return refuse({ reason: 'not_found' as const })
  return db.transaction().execute(async (tx) => {
    await lockRepliesTo(tx, [seen.reviewId])
    const reply = await findReply(tx, command.replyId)
    if (!reply) return refuse({ reason: 'not_found' as const })
    if (await findRecorded(tx, command.requestKey)) return ok(undefined)
    const judged = judge(reply, command, person, now)
    if (!judged.ok) return judged

    const { reason } = judged.value
    const actor = { kind: 'person', id: person.id } as const
    const answered = await carryOut(tx, { reply, command, reason, person }, now)
    const { action } = command
    const data = { replyId: reply.id, revision: reply.revision, action, reasonCode: reason?.code ?? null }
    const subject = { kind: 'review', id: reply.reviewId } as const
    await record(tx, [{ type: 'reply_decided', subject, data }, ...answered], {
      ...{ actor, at: now, requestKey: command.requestKey },
    })
    return ok(undefined)
  })
}

function judge(
  reply: ReplyToDecide,
  { action, reasonCode, note, seenVersion }: DecideReply,
  person: Person,
  now: Date,
): Result<{ reason: ReplyReason | undefined }, DecideReplyRefusal> {
  if (reply.version !== seenVersion) return refuse({ reason: 'changed_meanwhile' })
  if (isHeldByOther(reply, person.id, now)) return refuse({ reason: 'lease_lost' })
  if (!moveReply(reply.state, action).ok) return refuse({ reason: 'not_allowed' })
  if (action === 'publish') return ok({ reason: undefined })
  const reason = reasonCode === undefined ? undefined : findReplyReason(reasonCode)
  if (!reason) return refuse({ reason: 'reason_required' })
  if (action === 'return' && !note) return refuse({ reason: 'note_required' })
  return ok({ reason })
}

type Decided = {
  reply: ReplyToDecide
  command: DecideReply
  reason: ReplyReason | undefined
  person: Person
}

async function carryOut(
  tx: Tx,
  { reply, command, reason, person }: Decided,
  now: Date,
): Promise<DomainEvent[]> {
  const { id, sellerId, reviewId } = reply
  const { action, note = null, write } = command
  const by = { id, decidedBy: person.id, decidedAt: now, reasonCode: reason?.code ?? null, note }
  if (!reason) {
    await setReplyDecision(tx, { ...by, state: 'queued' })
    return (await placeReplies(tx, { fresh: [id], publish: [id] })).map(reviewAnswered)
  }
  await setReplyDecision(tx, { ...by, state: action === 'return' ? 'returned' : 'rejected' })
  const facts = { reviewId, isReturned: action === 'return', reason, note }
  await mailShop(tx, { sellerId, kind: 'reply_refused', key: `${id}:${reply.version}`, facts, write }, now)
  return []
}
