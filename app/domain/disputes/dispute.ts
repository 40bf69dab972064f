import type { FilingStanding } from '#domain/abuse'
import { addDays, dayOf, startOfDay } from '#domain/day'
import { usualMaskingReason } from '#domain/masking'
import { may, type Person } from '#domain/permission'
import { findReason, reasonsFor } from '#domain/reason'
import { ok, type Result, refuse } from '#domain/result'
import { isPublic, moveReview, type ReviewMove, type ReviewState } from '#domain/review'

/**
 * A seller's dispute of one published review (V14–V17). The review can be read all the while, and counts as before:
 * disputing solves nothing (R4.11).
 *
 *     open ──keep──▶ kept     ──mask──▶ masked     ──remove──▶ removed     ──withdraw──▶ withdrawn
 */
export const disputeStates = ['open', 'kept', 'masked', 'removed', 'withdrawn'] as const
export type DisputeState = (typeof disputeStates)[number]
export type DisputeMove = 'keep' | 'mask' | 'remove' | 'withdraw'
/** What a dispute comes to by whoever judges it: the review stays, stays with places masked, or is taken down. */
export const disputeOutcomes = ['kept', 'masked', 'removed'] as const satisfies DisputeState[]
export type DisputeOutcome = (typeof disputeOutcomes)[number]

const moves = {
  open: { keep: 'kept', mask: 'masked', remove: 'removed', withdraw: 'withdrawn' },
  kept: {},
  masked: {},
  removed: {},
  withdrawn: {},
} as const satisfies Record<DisputeState, Partial<Record<DisputeMove, DisputeState>>>

/** The move that leads to each outcome. */
export const moveToDisputed = {
  kept: 'keep',
  masked: 'mask',
  removed: 'remove',
} as const satisfies Record<DisputeOutcome, DisputeMove>

/** What each outcome does to the review. */
const moveOfReview: Record<DisputeOutcome, ReviewMove | undefined> = {
  kept: undefined,
  masked: 'mask',
  removed: 'take_down',
}

/** What a dispute can come to while its review is in a state: what is hidden or being edited cannot be masked. */
export function outcomesOpen(state: ReviewState): DisputeOutcome[] {
  return disputeOutcomes.filter((outcome) => {
    const move = moveOfReview[outcome]
    return move === undefined || moveReview(state, move).ok
  })
}

export type DisputeMoveRefusal = { reason: 'not_allowed_now'; from: DisputeState }

export function moveDispute(from: DisputeState, move: DisputeMove): Result<DisputeState, DisputeMoveRefusal> {
  const to = (moves[from] as Partial<Record<DisputeMove, DisputeState>>)[move]
  return to ? ok(to) : refuse({ reason: 'not_allowed_now', from })
}

/**
 * What a review can be disputed for: a rule it breaks, never that one sees it differently or how many stars it gives.
 */
export const disputeReasons: readonly string[] = reasonsFor('reject').map(({ code }) => code)
/** These are heard at any time: nobody has to bear them for having been late. */
const alwaysHeard: readonly string[] = ['hate_or_threat', 'personal_data']

/** What a review is masked for by a dispute: the rule that was named where masking can heal its breach. */
export function maskingReasonOf(reasonCode: string): string {
  return findReason(reasonCode)?.actions.includes('redact') ? reasonCode : usualMaskingReason
}

/**
 * Until when a review can be disputed, so many calendar days of the marketplace after its publication: the whole last
 * day counts, whatever the clocks do between.
 */
export function disputableUntil(publishedAt: Date, days: number, zone: string): Date {
  return startOfDay(addDays(dayOf(publishedAt, zone), days + 1), zone)
}

/** In how many days a dispute is answered. */
export const disputeAnswerDays = 5

export type DisputeRefusal =
  | { reason: 'not_public' }
  | { reason: 'reason_unknown' }
  | { reason: 'text_required' }
  | { reason: 'out_of_time'; until: Date }
  | { reason: 'already_open' }
  | { reason: 'judged_already' }
  | { reason: 'limited'; until: Date }

type Filing = {
  review: { state: ReviewState; until: Date }
  reasonCode: string
  text: string
  newFacts: string
  /** Disputes of this revision of the review so far. */
  earlier: readonly { state: DisputeState; reasonCode: string }[]
  standing: FilingStanding
}

/** Whether a dispute ended with the review still to be read. */
export function wasLeftUp(state: DisputeState): boolean {
  return state === 'kept' || state === 'masked'
}

/**
 * Whether a seller's dispute is taken: of a review that can be read, for one reason at a time, within the window. What
 * was judged for a revision is heard again for the same reason with new facts only; other reasons are heard as they
 * are.
 */
export function judgeDispute(
  { review, reasonCode, text, newFacts, earlier, standing }: Filing,
  now: Date,
): Result<undefined, DisputeRefusal> {
  if (!isPublic(review.state)) return refuse({ reason: 'not_public' })
  if (!disputeReasons.includes(reasonCode)) return refuse({ reason: 'reason_unknown' })
  if (!text.trim()) return refuse({ reason: 'text_required' })
  if (earlier.some(({ state }) => state === 'open')) return refuse({ reason: 'already_open' })
  const isUrgent = alwaysHeard.includes(reasonCode)
  const { until } = review
  if (!isUrgent && now >= until) return refuse({ reason: 'out_of_time', until })
  const isJudged = earlier.some((one) => one.reasonCode === reasonCode && wasLeftUp(one.state))
  if (isJudged && !newFacts.trim()) return refuse({ reason: 'judged_already' })
  if (!isUrgent && standing.kind === 'limited') return refuse({ reason: 'limited', until: standing.until })
  return ok(undefined)
}

export type DisputeBar = 'took_part' | 'tied'
export type JudgeRefusal = { reason: 'not_permitted' } | { reason: DisputeBar }

/**
 * V16, V17, B27: a dispute is judged by somebody else than who published the review, and tied to neither side; `bar` is
 * what a waiver has left of that.
 */
export function judgeDisputeReviewer(
  person: Person,
  bar: DisputeBar | undefined,
): Result<undefined, JudgeRefusal> {
  if (!may(person, 'judge_disputes')) return refuse({ reason: 'not_permitted' })
  return bar ? refuse({ reason: bar }) : ok(undefined)
}
