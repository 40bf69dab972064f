import type { Evidence } from '#app/components/desk/evidence.ts'
import { stateForAudit } from '#domain/detection/models/audit'
import type { DomainEvent } from '#domain/event'

type EventType = DomainEvent['type']

/** What nobody may see who judges a review for themselves: what was found, and what becomes of published ones alone. */
const telling: ReadonlySet<string> = new Set<EventType>([
  ...(['review_screened', 'review_rescored', 'decision_undone'] as const),
  ...(['review_answered', 'reply_received', 'reply_submitted', 'reply_decided', 'reply_withdrawn'] as const),
  ...(['remedy_recorded', 'remedy_taken_back', 'objective_reason_stated', 'resolution_confirmed'] as const),
  ...(['feedback_opened', 'fault_attributed', 'fault_claimed', 'fault_claim_decided'] as const),
  ...(['fault_claim_withdrawn', 'platform_answer_written', 'platform_answered'] as const),
  ...(['seller_contacted_author', 'review_change_questioned', 'review_change_answered'] as const),
  ...(['integrity_case_opened', 'integrity_case_decided'] as const),
])

/** A review without what screening found and did: as it would lie before a person who sees it first. */
export function blindly(evidence: Evidence): Omit<Evidence, 'actions'> {
  const { review, history } = evidence
  return {
    ...evidence,
    review: {
      ...review,
      state: stateForAudit(review.state),
      authenticity: 'unknown',
      fakeProbability: null,
      publishedText: null,
    },
    signals: [],
    rescored: null,
    screenedAt: null,
    decision: null,
    // Its statement is previewed as that of any review that waits; what was found is added when it is sent.
    stating: { wasPublic: false, findings: 0, noticedBy: null },
    duplicates: [],
    replies: [],
    history: history.filter(({ type, data }) => !telling.has(type) && data.automated !== true),
  }
}
