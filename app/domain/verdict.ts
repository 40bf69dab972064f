import { may, type Permission, type Person } from '#domain/permission'
import { findReason, needsReason } from '#domain/reason'
import { ok, type Result, refuse } from '#domain/result'
import {
  type DecisionAction,
  moveReview,
  type Redaction,
  type ReviewRefusal,
  type ReviewState,
  redact,
} from '#domain/review'

/** What a person wants to do with a review, and why. */
export type Verdict = {
  action: DecisionAction
  reasonCode?: string | undefined
  note?: string | undefined
  redactions?: Redaction[] | undefined
}

export type VerdictRefusal =
  | ReviewRefusal
  | { reason: 'not_permitted' }
  | { reason: 'tied' }
  | { reason: 'took_part' }
  | { reason: 'takes_two' }
  | { reason: 'reason_required' }
  | { reason: 'reason_unknown' }
  | { reason: 'returned_twice' }
  | { reason: 'evidence_required' }
  | { reason: 'redactions_required' }
  | { reason: 'redaction_outside'; index: number }

/** What a verdict is judged by: the review as it stands, the findings about it, and how often it was returned. */
export type Facts = {
  state: ReviewState
  text: string
  strongSignals: number
  timesReturned: number
  /** Whether this person is tied to the shop it is of, or to its author (B27). */
  isTied: boolean
  /** Whether this person has decided about it before. */
  tookPart: boolean
  /** Whether this person reopened it and taking it down takes two. */
  takesAnother: boolean
  /** Its text with places masked, where it was shown so. */
  publishedText: string | null
}

/** From this strength (0–1) on a finding counts as evidence of its own; what a model makes of behaviour never does. */
export const strongSignal = 0.5

/**
 * The state a verdict leads to, or why it cannot be given. Nothing here knows how many stars the review gives
 * (R0.1): the reasons are about content and authenticity, and the same for praise and for blame.
 */
export function judgeVerdict(
  verdict: Verdict,
  facts: Facts,
  person: Person,
): Result<ReviewState, VerdictRefusal> {
  if (!may(person, permissionToDecide(facts.state))) return refuse({ reason: 'not_permitted' })
  if (facts.isTied) return refuse({ reason: 'tied' })
  // V15, V17: what one person has hidden another judges, and nobody who published it.
  if (facts.state === 'hidden_interim' && facts.tookPart) return refuse({ reason: 'took_part' })

  const moved = moveReview(facts.state, verdict.action)
  if (!moved.ok) return moved
  // V17: reopening is the first of two voices, where one alone cannot take it down.
  if (verdict.action === 'reject' && facts.takesAnother) return refuse({ reason: 'takes_two' })
  const refused = checkReason(verdict, facts, person) ?? checkRedactions(verdict, facts)
  return refused ?? ok(stateShown(moved.value, facts))
}

/** What was hidden for the time being is shown as it was before: with the places masked that were. */
export function stateShown(
  to: ReviewState,
  { state, publishedText }: { state: ReviewState; publishedText: string | null },
): ReviewState {
  const isMasked = state === 'hidden_interim' && publishedText !== null
  return to === 'published' && isMasked ? 'published_redacted' : to
}

/** What deciding about a review in this state takes. */
export function permissionToDecide(state: ReviewState): Permission {
  return state === 'escalated' || state === 'hidden_interim' ? 'decide_escalated' : 'decide_reviews'
}

type Refused = { ok: false; refusal: VerdictRefusal }

function checkReason({ action, reasonCode }: Verdict, facts: Facts, person: Person): Refused | undefined {
  if (reasonCode === undefined) return needsReason(action) ? refuse({ reason: 'reason_required' }) : undefined
  const reason = findReason(reasonCode)
  if (!reason?.actions.includes(action)) return refuse({ reason: 'reason_unknown' })
  const senior = may(person, 'decide_escalated')
  // V10: an author is sent back twice at most; then somebody more experienced judges.
  if (action === 'return' && facts.timesReturned >= 2 && !senior) return refuse({ reason: 'returned_twice' })
  // V11: calling a review fake takes two independent findings, or a senior.
  if (reason.saysFake && facts.strongSignals < 2 && !senior) return refuse({ reason: 'evidence_required' })
  return undefined
}

function checkRedactions({ action, redactions = [] }: Verdict, { text }: Facts): Refused | undefined {
  if (action !== 'redact') return undefined
  if (redactions.length === 0) return refuse({ reason: 'redactions_required' })
  const index = redactions.findIndex(({ start, end }) => start < 0 || end > text.length || start >= end)
  return index === -1 ? undefined : refuse({ reason: 'redaction_outside', index })
}

/** What a verdict changes of what readers see and of what is held to be true. */
export function effectOf(
  verdict: Verdict,
  review: { revision: number; text: string; state: ReviewState; publishedText: string | null },
): {
  publishedRevision?: number | null
  publishedText?: string | null
  authenticity?: 'genuine' | 'confirmed_fake'
} {
  switch (verdict.action) {
    case 'publish': {
      const publishedText = review.state === 'hidden_interim' ? review.publishedText : null
      return { publishedRevision: review.revision, publishedText, authenticity: 'genuine' }
    }
    case 'redact':
      return {
        publishedRevision: review.revision,
        publishedText: redact(review.text, verdict.redactions ?? []),
        authenticity: 'genuine',
      }
    case 'reject': {
      const fake = verdict.reasonCode !== undefined && findReason(verdict.reasonCode)?.saysFake === true
      return { publishedRevision: null, publishedText: null, ...(fake && { authenticity: 'confirmed_fake' }) }
    }
    case 'hide':
      return { publishedRevision: null }
    case 'return':
      return review.state === 'hidden_interim' ? { publishedText: null } : {}
    case 'escalate':
      return {}
    default:
      return verdict.action satisfies never
  }
}
