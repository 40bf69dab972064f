import type { Evidence } from '#app/components/desk/evidence.ts'
import { stateForAudit } from '#domain/detection/models/audit'

/** What nobody may see who is to judge a review for themselves. */
const telling = new Set(['review_screened', 'review_rescored', 'decision_undone'])
/** What happens to a published review alone. */
const ofPublished = /^(fault|platform_answer|reply|remedy|review_change|integrity_case|seller_contacted)_?/

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
    history: history.filter(
      ({ type, data }) => !telling.has(type) && !ofPublished.test(type) && data.automated !== true,
    ),
  }
}
