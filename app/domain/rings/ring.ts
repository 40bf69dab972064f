import { ok, type Result, refuse } from '#domain/result'
import { moveReview, type ReviewState } from '#domain/review'

/**
 * A ring's way through people's hands.
 *
 *     open ──reject──▶ deciding ──finish──▶ rejected ──reject──▶ deciding   (what was left over)
 *     open ──dismiss──▶ dismissed
 *     deciding, rejected, dismissed ──undo──▶ open
 *     rejected, dismissed ──grow──▶ open
 */
export const ringStates = ['open', 'deciding', 'rejected', 'dismissed'] as const
export type RingState = (typeof ringStates)[number]

/** What a person can do with a ring, in the order a page offers it. */
export const ringVerdicts = ['reject', 'dismiss'] as const
export type RingVerdict = (typeof ringVerdicts)[number]
export type RingMove = RingVerdict | 'finish' | 'undo' | 'grow'

/** The only place that says where a ring may go. */
const moves = {
  open: { reject: 'deciding', dismiss: 'dismissed' },
  deciding: { finish: 'rejected', undo: 'open' },
  rejected: { reject: 'deciding', undo: 'open', grow: 'open' },
  dismissed: { undo: 'open', grow: 'open' },
} as const satisfies Record<RingState, Partial<Record<RingMove, RingState>>>

export type RingRefusal = { reason: 'not_allowed_now' }

/** The state after `move`, or why it cannot be made now. */
export function moveRing(from: RingState, move: RingMove): Result<RingState, RingRefusal> {
  const to = (moves[from] as Partial<Record<RingMove, RingState>>)[move]
  return to ? ok(to) : refuse({ reason: 'not_allowed_now' })
}

/** The moves a person may make, for a page to offer. */
export function allowedRingMoves(state: RingState): (RingVerdict | 'undo')[] {
  return ([...ringVerdicts, 'undo'] as const).filter((move) => move in moves[state])
}

/** Whether a review is decided, and so reopened before the decision about its ring is written for it. */
export function isReopenedFirst(state: ReviewState): boolean {
  return moveReview(state, 'reopen').ok
}

/** Whether members may be exempted, and taken back in. */
export function mayExempt(state: RingState): boolean {
  return state === 'open' || state === 'rejected'
}

/** So many new members make a ring that was found to be none worth another look. */
const newMembersToDoubt = 3

/** Where growing takes a ring: one that was rejected has something left to decide, one that is none seldom has. */
export function stateAfterGrowth(from: RingState, grown: { members: number; reviews: number }): RingState {
  if (from === 'dismissed' && grown.members < newMembersToDoubt) return from
  if (grown.members + grown.reviews === 0) return from
  const moved = moveRing(from, 'grow')
  return moved.ok ? moved.value : from
}
