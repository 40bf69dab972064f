import { ok, type Result, refuse } from '#domain/result'

/**
 * The way of a seller's public reply to its readers (state machine 5.6, R1.4–R1.6).
 *
 *     draft ──screen_publish──▶ published | ──screen_queue──▶ queued
 *     queued ──publish──▶ published | ──return──▶ returned | ──reject──▶ rejected
 *     published ──reject──▶ rejected
 *     returned, rejected ──restore──▶ published   (an appeal was right)
 *     queued, published ──replace──▶ superseded   (a newer one of the same revision took its place)
 *     draft, queued, published ──withdraw──▶ withdrawn
 *
 * Being submitted and being screened are no states: both happen in one transaction. A reply that was returned or
 * rejected stays as it is unless an appeal from that is right; its seller writes another.
 */
export const replyStates = [
  'draft',
  'queued',
  'published',
  'returned',
  'rejected',
  'superseded',
  'withdrawn',
] as const
export type ReplyState = (typeof replyStates)[number]

/** What a person at the desk can do with a reply, in the order a page offers it. */
export const replyActions = ['publish', 'return', 'reject'] as const
export type ReplyAction = (typeof replyActions)[number]

export type ReplyMove = ReplyAction | 'screen_publish' | 'screen_queue' | 'replace' | 'withdraw' | 'restore'

/** The only place that says where a reply may go. */
const moves = {
  draft: { screen_publish: 'published', screen_queue: 'queued', withdraw: 'withdrawn' },
  queued: {
    publish: 'published',
    return: 'returned',
    reject: 'rejected',
    replace: 'superseded',
    withdraw: 'withdrawn',
  },
  published: { reject: 'rejected', replace: 'superseded', withdraw: 'withdrawn' },
  returned: { restore: 'published' },
  rejected: { restore: 'published' },
  superseded: {},
  withdrawn: {},
} as const satisfies Record<ReplyState, Partial<Record<ReplyMove, ReplyState>>>

export type ReplyMoveRefusal = { reason: 'not_allowed'; from: ReplyState; move: ReplyMove }

/** The state after `move`, or why it cannot be made now. */
export function moveReply(from: ReplyState, move: ReplyMove): Result<ReplyState, ReplyMoveRefusal> {
  const to = (moves[from] as Partial<Record<ReplyMove, ReplyState>>)[move]
  return to ? ok(to) : refuse({ reason: 'not_allowed', from, move })
}

/** What a person may decide about a reply in this state, in the order a page should offer it. */
export function allowedReplyActions(state: ReplyState): ReplyAction[] {
  return replyActions.filter((action) => action in moves[state])
}
