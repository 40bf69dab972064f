import type { Evidence } from '#app/components/desk/evidence.ts'
import { stateForAudit } from '#domain/detection/models/audit'
import type { DomainEvent } from '#domain/event'

/**
 * All that somebody who is to judge a review for themselves may know of its past. Whatever else there is, or comes to be,
 * tells what was found or that it was published.
 */
const neutral = new Set<string>([
  'review_received',
  'review_revised',
  'review_decided',
  'review_reopened',
  'evidence_fell_due',
  'work_skipped',
  'work_released',
  'work_handed_over',
] satisfies DomainEvent['type'][])

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
    history: history.filter(({ type, data }) => neutral.has(type) && data.automated !== true),
  }
}
