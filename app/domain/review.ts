import { ok, type Result, refuse } from '#domain/result'

/**
 * A review's way from the marketplace to its readers (state machine 5.1).
 *
 *     received ──screen──▶ published | queued | held_evidence
 *     queued, held_evidence, escalated ──decide──▶ published | published_redacted | returned_to_author | rejected
 *     queued, held_evidence ──escalate──▶ escalated
 *     held_evidence ──evidence_due──▶ queued
 *     published, published_redacted ──revise──▶ edit_pending ──screen──▶ …   (the old revision stays visible)
 *     every other but edit_pending ──revise──▶ received
 *     published, published_redacted, returned_to_author, rejected ──reopen──▶ queued
 *     any but withdrawn ──withdraw──▶ withdrawn
 *     withdrawn ──show_again, show_masked──▶ published, published_redacted   (its author thought better of it, V19)
 *     published_redacted, hidden_interim, returned_to_author, rejected ──restore──▶ published   (an appeal was right, V20)
 *     published, published_redacted ──hide──▶ hidden_interim ──publish, redact, return, reject──▶ …   (V15)
 *     published, published_redacted, hidden_interim ──take_down──▶ rejected   (a dispute was right, V17)
 *     published, published_redacted ──mask──▶ published_redacted   (a dispute was right in part, V17)
 *     hidden_interim, returned_to_author, rejected ──restore_masked──▶ published_redacted   (an appeal was right, but not all is for readers)
 *     rejected ──soften──▶ returned_to_author   (an appeal was partly right)
 *
 * Being screened and being in somebody's hands are not states: the first is a job, the second a lease.
 */
export const reviewStates = [
  'received',
  'edit_pending',
  'queued',
  'held_evidence',
  'escalated',
  'published',
  'published_redacted',
  'hidden_interim',
  'returned_to_author',
  'rejected',
  'withdrawn',
] as const
export type ReviewState = (typeof reviewStates)[number]

/** Who wrote about whom. */
export type ReviewDirection = 'buyer_to_seller' | 'seller_to_buyer'

/** What a person at the desk can do with a review, in the order a page offers it. */
export const decisionActions = ['publish', 'redact', 'return', 'reject', 'escalate', 'hide'] as const
export type DecisionAction = (typeof decisionActions)[number]
/** Those about a review that waits in line; `hide` is about one that readers see. */
export type LineAction = Exclude<DecisionAction, 'hide'>

/** What screening can do. It never rejects: no machine and no clock turns a person's words down (G5). */
export const screeningOutcomes = ['publish', 'queue', 'hold'] as const
export type ScreeningOutcome = (typeof screeningOutcomes)[number]

export type ReviewMove =
  | DecisionAction
  | `screen_${ScreeningOutcome}`
  | 'revise'
  | 'withdraw'
  | 'reopen'
  | 'evidence_due'
  | 'restore'
  | 'restore_masked'
  | 'mask'
  | 'soften'
  | 'take_down'
  | 'show_again'
  | 'show_masked'

const decided = {
  publish: 'published',
  redact: 'published_redacted',
  return: 'returned_to_author',
  reject: 'rejected',
} as const
const screened = {
  screen_publish: 'published',
  screen_queue: 'queued',
  screen_hold: 'held_evidence',
} as const
const open = { ...decided, escalate: 'escalated', revise: 'received', withdraw: 'withdrawn' } as const

/** The only place that says where a review may go. Buttons, API answers, checks and docs read it. */
const moves = {
  received: { ...screened, revise: 'received', withdraw: 'withdrawn' },
  edit_pending: { ...screened, revise: 'edit_pending', withdraw: 'withdrawn' },
  queued: open,
  held_evidence: { ...open, evidence_due: 'queued' },
  escalated: { ...decided, revise: 'received', withdraw: 'withdrawn' },
  published: {
    hide: 'hidden_interim',
    revise: 'edit_pending',
    withdraw: 'withdrawn',
    reopen: 'queued',
    take_down: 'rejected',
    mask: 'published_redacted',
  },
  published_redacted: {
    hide: 'hidden_interim',
    revise: 'edit_pending',
    withdraw: 'withdrawn',
    reopen: 'queued',
    restore: 'published',
    take_down: 'rejected',
    mask: 'published_redacted',
  },
  hidden_interim: {
    ...decided,
    revise: 'received',
    withdraw: 'withdrawn',
    restore: 'published',
    restore_masked: 'published_redacted',
    take_down: 'rejected',
  },
  returned_to_author: {
    revise: 'received',
    withdraw: 'withdrawn',
    reopen: 'queued',
    restore: 'published',
    restore_masked: 'published_redacted',
  },
  rejected: {
    revise: 'received',
    withdraw: 'withdrawn',
    reopen: 'queued',
    restore: 'published',
    restore_masked: 'published_redacted',
    soften: 'returned_to_author',
  },
  withdrawn: { revise: 'received', show_again: 'published', show_masked: 'published_redacted' },
} as const satisfies Record<ReviewState, Partial<Record<ReviewMove, ReviewState>>>

export type ReviewRefusal = { reason: 'not_allowed'; from: ReviewState; move: ReviewMove }

/** The state after `move`, or why it cannot be made now. */
export function moveReview(from: ReviewState, move: ReviewMove): Result<ReviewState, ReviewRefusal> {
  const to = (moves[from] as Partial<Record<ReviewMove, ReviewState>>)[move]
  return to ? ok(to) : refuse({ reason: 'not_allowed', from, move })
}

/** The decisions a person may take on a review in this state, in the order a page should offer them. */
export function allowedDecisions(state: ReviewState): DecisionAction[] {
  return decisionActions.filter((action) => action in moves[state])
}

/** Whether the newest revision is what readers see. While an edit is pending, the revision before it is. */
export function isPublic(state: ReviewState): boolean {
  return state === 'published' || state === 'published_redacted'
}

/** The revision that readers see of a review that they see; while an edit is pending, the one before it. */
export function shownRevision(review: {
  state: ReviewState
  revision: number
  publishedRevision: number | null
}): number {
  return review.state === 'edit_pending' ? (review.publishedRevision ?? review.revision) : review.revision
}

/** Whether readers see a review, or did until it was hidden for the time being. */
export function wasShown({
  state,
  publishedRevision,
}: {
  state: ReviewState
  publishedRevision: number | null
}): boolean {
  return publishedRevision !== null || state === 'hidden_interim'
}

/** For how many hours a review is hidden before a senior has to have decided (V15). */
export const interimHours = 72

export const authenticities = ['unknown', 'genuine', 'suspect', 'confirmed_fake'] as const
export type Authenticity = (typeof authenticities)[number]

/** A span of the text to be masked, in UTF-16 units from the start; `end` is exclusive. */
export type Redaction = { start: number; end: number; reason: string }

/** The text with every span masked. Spans may touch and overlap; those outside the text change nothing. */
export function redact(text: string, redactions: Redaction[]): string {
  const hidden = new Set<number>()
  for (const { start, end } of redactions) {
    for (let at = Math.max(0, start); at < Math.min(end, text.length); at++) hidden.add(at)
  }
  return Array.from({ length: text.length }, (_, at) => {
    const unit = text.charAt(at)
    return hidden.has(at) && !/\s/.test(unit) ? '█' : unit
  }).join('')
}
