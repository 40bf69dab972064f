import { ok, type Result, refuse } from '#domain/result'

/**
 * A Problem–Solution letter's way from its first word to its kept promises (state machine 5.4).
 *
 *     draft, returned_incomplete, withdrawn ──submit──▶ submitted ──acknowledge──▶ acknowledged ──check──▶ auto_checked
 *     submitted ──find_late──▶ late ──acknowledge──▶ …          (it belongs to the next cycle and is answered all the same)
 *     auto_checked, under_review ──return──▶ returned_incomplete (twice at most; the reply stays due)
 *     auto_checked ──review──▶ under_review ──accept | reject──▶ constructive | not_constructive
 *     constructive, not_constructive ──answer──▶ answered ──open_commitments──▶ commitments_open
 *     commitments_open ──fulfil | break──▶ fulfilled | broken
 *     everything sent ──submit──▶ submitted     (a new version; the ones before it are superseded)
 *     everything not answered ──withdraw──▶ withdrawn
 *
 * Superseded is what a version is, not the letter. After an answer a better version may be sent as long as no
 * promise has been opened; it waits for an answer of its own.
 */
export const letterStates = [
  'draft',
  'submitted',
  'late',
  'acknowledged',
  'auto_checked',
  'returned_incomplete',
  'under_review',
  'constructive',
  'not_constructive',
  'answered',
  'commitments_open',
  'fulfilled',
  'broken',
  'withdrawn',
] as const
export type LetterState = (typeof letterStates)[number]

/** While it waits for our answer. */
export const awaitingAnswer = [
  'submitted',
  'late',
  'acknowledged',
  'auto_checked',
  'under_review',
  'constructive',
  'not_constructive',
] as const satisfies readonly LetterState[]

export type LetterMove =
  | 'submit'
  | 'find_late'
  | 'acknowledge'
  | 'check'
  | 'return'
  | 'review'
  | 'accept'
  | 'reject'
  | 'answer'
  | 'open_commitments'
  | 'fulfil'
  | 'break'
  | 'withdraw'

const unanswered = { submit: 'submitted', withdraw: 'withdrawn' } as const
const judged = { accept: 'constructive', reject: 'not_constructive' } as const

/** The only place that says where a letter may go. */
const moves = {
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { ...unanswered, acknowledge: 'acknowledged', find_late: 'late' },
  late: { ...unanswered, acknowledge: 'acknowledged' },
  acknowledged: { ...unanswered, check: 'auto_checked' },
  auto_checked: { ...unanswered, return: 'returned_incomplete', review: 'under_review' },
  returned_incomplete: unanswered,
  under_review: { ...unanswered, ...judged, return: 'returned_incomplete', review: 'under_review' },
  constructive: { ...unanswered, answer: 'answered', review: 'under_review' },
  not_constructive: { ...unanswered, answer: 'answered', review: 'under_review' },
  answered: { submit: 'submitted', open_commitments: 'commitments_open' },
  commitments_open: { fulfil: 'fulfilled', break: 'broken' },
  fulfilled: {},
  broken: {},
  withdrawn: { submit: 'submitted' },
} as const satisfies Record<LetterState, Partial<Record<LetterMove, LetterState>>>

export type LetterMoveRefusal = { reason: 'not_allowed'; from: LetterState; move: LetterMove }

/** The state after `move`, or why it cannot be made now. */
export function moveLetter(from: LetterState, move: LetterMove): Result<LetterState, LetterMoveRefusal> {
  const to = (moves[from] as Partial<Record<LetterMove, LetterState>>)[move]
  return to ? ok(to) : refuse({ reason: 'not_allowed', from, move })
}

export function mayMoveLetter(from: LetterState, move: LetterMove): boolean {
  return move in moves[from]
}

/** The state after several moves, or why one of them cannot be made. */
export function followMoves(
  from: LetterState,
  path: readonly LetterMove[],
): Result<LetterState, LetterMoveRefusal> {
  let state = from
  for (const move of path) {
    const moved = moveLetter(state, move)
    if (!moved.ok) return moved
    state = moved.value
  }
  return ok(state)
}

/** L6: how often a letter may be sent back. */
export const mostReturns = 2
