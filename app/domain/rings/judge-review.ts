import { may, type Person } from '#domain/permission'
import { type Result, refuse } from '#domain/result'
import type { ReviewState } from '#domain/review'
import { isReopenedFirst } from '#domain/rings/ring'
import { type Facts, judgeVerdict, type Verdict, type VerdictRefusal } from '#domain/verdict'

/**
 * Whether the decision about a ring can be written for one of its reviews, as it is now: by the rules of a single
 * decision, and with the right to reopen it first where it was decided before.
 */
export function judgeRingReview(
  verdict: Verdict,
  { state, ...grounds }: Pick<Facts, 'state' | 'strongSignals' | 'isTied' | 'tookPart'>,
  person: Person,
): Result<ReviewState, VerdictRefusal> {
  const isReopened = isReopenedFirst(state)
  const rest = { text: '', timesReturned: 0, takesAnother: false, publishedText: null }
  const judged = judgeVerdict(verdict, { ...grounds, ...rest, state: isReopened ? 'queued' : state }, person)
  if (!judged.ok || !isReopened || may(person, 'reopen_reviews')) return judged
  return refuse({ reason: 'not_permitted' })
}
