import { useIntl } from 'react-intl'
import type { Evidence } from '#app/components/desk/evidence.ts'
import { useNow } from '#app/components/now.tsx'
import type { Language } from '#domain/language'
import type { Result } from '#domain/result'
import type { StatementRefusal } from '#domain/statements/fill'
import { decisionToState } from '#domain/statements/review/decision-to-state'
import { languageOfAuthor, type ReviewStatement, stateReview } from '#domain/statements/review/state-review'
import type { Verdict } from '#domain/verdict'

/** Stands where the decision's number will be, which it has not got yet. */
const numberToCome = '…'

/** What a review's author would be told of verdicts about it. */
export type StateVerdict = {
  /** The language it is sent in. */
  sentIn: Language
  /** The statement of a verdict; undefined where it restricts nothing, refused where it would have a gap. */
  of: (verdict: Verdict, language?: Language) => Result<ReviewStatement, StatementRefusal> | undefined
}

/** States verdicts about a review as a decision taken now would. */
export function useStatement({ review, seller, stating }: Evidence): StateVerdict {
  const now = useNow(60_000)
  const { timeZone: zone = 'UTC' } = useIntl()
  const { id, revision, direction, language } = review
  const sentIn = languageOfAuthor(review, seller?.language ?? null)
  const about = {
    id,
    revision,
    direction,
    language,
    createdAt: new Date(review.createdAt),
    wasPublic: stating.wasPublic,
  }
  return {
    sentIn,
    of: (verdict, shown = sentIn) =>
      stateReview(
        decisionToState({
          ...{ id: numberToCome, verdict, review: about, shop: seller?.name ?? review.sellerId },
          ...{ findings: stating.findings, origin: stating.noticedBy ?? 'own' },
          decidedAt: new Date(now),
          zone,
        }),
        shown,
      ),
  }
}
