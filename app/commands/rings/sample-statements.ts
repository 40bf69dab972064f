import { numberToCome } from '#commands/read-letters'
import type { Tx } from '#db/client'
import { listRoundGrounds } from '#db/rings/round-grounds'
import { signalNames } from '#domain/detection/signal'
import type { Person } from '#domain/permission'
import type { Result } from '#domain/result'
import { wasShown } from '#domain/review'
import { judgeRingReview } from '#domain/rings/judge-review'
import type { StatementRefusal } from '#domain/statements/fill'
import type { SampleLetter } from '#domain/statements/letter'
import { decisionToState } from '#domain/statements/review/decision-to-state'
import { sampleReviews } from '#domain/statements/review/sample-reviews'
import { languageOfAuthor } from '#domain/statements/review/state-review'
import { strongSignal, type Verdict } from '#domain/verdict'

type Sampled = { ringId: string; round: number; verdict: Verdict; zone: string }

/** What the authors of a round's reviews would be told of this verdict; those it would pass over are told nothing. */
export async function sampleStatements(
  tx: Tx,
  { verdict, zone, ...asked }: Sampled,
  person: Person,
  now: Date,
): Promise<Result<{ letters: SampleLetter[] }, StatementRefusal>> {
  const reviews = await listRoundGrounds(tx, {
    ...{ ...asked, strong: strongSignal, findings: signalNames, personId: person.id, now },
  })
  const rejected = reviews.filter(
    (review) => !review.isHeldByOther && judgeRingReview(verdict, review, person).ok,
  )
  return sampleReviews(
    rejected.map(({ strongSignals, noticedBy, shop, shopLanguage, ...review }) => {
      const said = { id: numberToCome, verdict, shop, zone, decidedAt: now }
      const found = { findings: strongSignals, origin: noticedBy ?? ('own' as const) }
      const decision = decisionToState({
        ...said,
        ...found,
        review: { ...review, wasPublic: wasShown(review) },
      })
      return { decision, readIn: languageOfAuthor(review, shopLanguage) }
    }),
  )
}
