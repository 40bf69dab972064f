import { keepStatement } from '#commands/keep-statement'
import { readLetters } from '#commands/read-letters'
import { record } from '#commands/record'
import { refusing } from '#commands/refusing'
import { reviewAnswered } from '#commands/replies/reply-events'
import type { Database, Tx } from '#db/client'
import { findRecorded } from '#db/events'
import { findSellerOfCase } from '#db/exclusions/cases'
import { lockRepliesTo, placeReplies } from '#db/replies/intake'
import { findReply, type ReplyToDecide, setReplyDecision } from '#db/replies/queue'
import { isTiedToReview } from '#db/ties'
import type { DomainEvent } from '#domain/event'
import { languageToWriteIn } from '#domain/language'
import { isHeldByOther } from '#domain/lease'
import { may, type Person } from '#domain/permission'
import { findReplyReason, type ReplyReason } from '#domain/replies/reasons'
import { moveReply, type ReplyAction } from '#domain/replies/state'
import { ok, type Result, refuse } from '#domain/result'
import type { StatementRefusal } from '#domain/statements/fill'
import type { Letter } from '#domain/statements/letter'
import { stateReply } from '#domain/statements/reply/state-reply'

export type DecideReply = {
  replyId: string
  action: ReplyAction
  reasonCode?: string | undefined
  note?: string | undefined
  seenVersion: number
  requestKey: string
  /** The marketplace's time zone, in which days are said. */
  zone: string
  /** Changes nothing, and answers with what would be sent. */
  isLook?: boolean
}
type ReplyDecided = { letters: Letter[] } | undefined
export type DecideReplyRefusal =
  | StatementRefusal
  | {
      reason:
        | 'not_found'
        | 'not_permitted'
        | 'tied'
        | 'request_key_taken'
        | 'changed_meanwhile'
        | 'lease_lost'
        | 'not_allowed'
        | 'reason_required'
        | 'note_required'
    }

/**
 * What a person decides about a seller's reply: published in the place of what was public before, returned with what to
 * mend, or rejected. The last two need a reason, and their shop gets a statement of it. Whoever is tied to the review's
 * shop or author decides nothing about it (B27).
 */
export async function decideReply(
  db: Database,
  command: DecideReply,
  person: Person,
  now: Date,
): Promise<Result<ReplyDecided, DecideReplyRefusal>> {
  const { isLook = false } = command
  const found = await findReply(db, command.replyId)
  if (!found) return refuse({ reason: 'not_found' as const })
  const decide = async (tx: Tx): Promise<Result<ReplyDecided, DecideReplyRefusal>> => {
    await lockRepliesTo(tx, [found.reviewId])
    const reply = await findReply(tx, command.replyId)
    if (!reply) return refuse({ reason: 'not_found' as const })
    const seen = await findRecorded(tx, command.requestKey)
    if (seen) return seen.subjectId === reply.id ? ok(undefined) : refuse({ reason: 'request_key_taken' })
    const isTied = await isTiedToReview(tx, person.id, reply.reviewId)
    const judged = judge({ ...reply, isTied }, command, person, now)
    if (!judged.ok) return judged

    const { reason } = judged.value
    const explained = reason ? await explain(tx, { reply, command, reason }, now) : ok(null)
    if (!explained.ok) return explained
    const answered = await carryOut(tx, { reply, command, reason, person }, now)
    const events = [eventOf(reply, command, { reason, statementId: explained.value }), ...answered]
    if (isLook) return ok({ letters: await readLetters(tx, events) })
    await record(tx, events, {
      ...{ actor: { kind: 'person', id: person.id }, at: now, requestKey: command.requestKey },
    })
    return ok(undefined)
  }
  return refusing(db, decide, isLook)
}

function eventOf(
  { id: replyId, revision, reviewId, sellerId }: ReplyToDecide,
  { action }: DecideReply,
  { reason, statementId }: { reason: ReplyReason | undefined; statementId: string | null },
): DomainEvent {
  const decided = { action, reasonCode: reason?.code ?? null, statementId }
  const data = { replyId, revision, reviewId, sellerId, ...decided }
  return { type: 'reply_decided', subject: { kind: 'reply', id: replyId }, data }
}

function judge(
  reply: ReplyToDecide & { isTied: boolean },
  { action, reasonCode, note, seenVersion }: DecideReply,
  person: Person,
  now: Date,
): Result<{ reason: ReplyReason | undefined }, DecideReplyRefusal> {
  if (!may(person, 'decide_reviews')) return refuse({ reason: 'not_permitted' })
  if (reply.isTied) return refuse({ reason: 'tied' })
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

/** Keeps and sends the statement of reasons, in the shop's language; its id. */
async function explain(
  tx: Tx,
  { reply, command, reason }: Omit<Decided, 'person' | 'reason'> & { reason: ReplyReason },
  now: Date,
): Promise<Result<string, StatementRefusal>> {
  const { id, reviewId, sellerId, state, flaws, createdAt } = reply
  const isReturned = command.action === 'return'
  const seller = await findSellerOfCase(tx, sellerId)
  const language = languageToWriteIn(seller?.language)
  const restricted = {
    ...{ id, reviewId, shop: seller?.name ?? sellerId, writtenAt: createdAt, reasonCode: reason.code },
    restriction: isReturned ? 'returned' : state === 'published' ? 'removed' : 'rejected',
    // What was said to colleagues stays with them: only a returned reply's note is to its seller.
    ...{ note: isReturned ? (command.note ?? null) : null, isFound: flaws.length > 0, decidedAt: now },
    zone: command.zone,
  } as const
  const stated = stateReply(restricted, language)
  if (!stated.ok) return stated
  const toldWith = isReturned ? 'reply.returned' : 'reply.rejected'
  const about = { subjectKind: 'reply', subjectId: id, to: { sellerId }, language, toldWith } as const
  return ok(await keepStatement(tx, { ...about, ...stated.value }, now))
}

async function carryOut(
  tx: Tx,
  { reply: { id }, command, reason, person }: Decided,
  now: Date,
): Promise<DomainEvent[]> {
  const { action, note = null } = command
  const by = { id, decidedBy: person.id, decidedAt: now, reasonCode: reason?.code ?? null, note }
  if (!reason) {
    await setReplyDecision(tx, { ...by, state: 'queued' })
    return (await placeReplies(tx, { fresh: [id], publish: [id] })).map(reviewAnswered)
  }
  await setReplyDecision(tx, { ...by, state: action === 'return' ? 'returned' : 'rejected' })
  return []
}
