import { numberToCome } from '#commands/read-letters'
import type { Tx } from '#db/client'
import { listRoundGrounds, type RoundGrounds } from '#db/rings/round-grounds'
import { signalNames } from '#domain/detection/signal'
import { may, type Person } from '#domain/permission'
import type { Result } from '#domain/result'
import { wasShown } from '#domain/review'
import { isReopenedFirst } from '#domain/rings/ring'
import type { StatementRefusal } from '#domain/statements/fill'
import type { SampleLetter } from '#domain/statements/letter'
import { decisionToState } from '#domain/statements/review/decision-to-state'
import { sampleReviews } from '#domain/statements/review/sample-reviews'
import { judgeVerdict, strongSignal, type Verdict } from '#domain/verdict'

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
  const rejected = reviews.filter((review) => isRejected(review, verdict, person))
  return sampleReviews(
    rejected.map(({ language: writtenIn, strongSignals, noticedBy, shop, ...review }) => {
      const said = { id: numberToCome, verdict, shop, zone, decidedAt: now }
      const found = { findings: strongSignals, origin: noticedBy ?? ('own' as const) }
      const decision = decisionToState({
        ...said,
        ...found,
        review: { ...review, wasPublic: wasShown(review) },
      })
      return { decision, writtenIn }
    }),
  )
}

function isRejected(review: RoundGrounds, verdict: Verdict, person: Person): boolean {
  const { state, strongSignals, isTied, tookPart, isHeldByOther } = review
  if (isHeldByOther) return false
  const isReopened = isReopenedFirst(state)
  if (isReopened && !may(person, 'reopen_reviews')) return false
  const rest = { text: '', timesReturned: 0, takesAnother: false, publishedText: null }
  const facts = { state: isReopened ? 'queued' : state, strongSignals, isTied, tookPart, ...rest } as const
  return judgeVerdict(verdict, facts, person).ok
}
