import type { Language } from '#domain/language'
import { ok, type Result } from '#domain/result'
import type { StatementRefusal } from '#domain/statements/fill'
import type { SampleLetter } from '#domain/statements/letter'
import type { RestrictingDecision } from '#domain/statements/review/restricting-decision'
import { stateReview, wordingOf } from '#domain/statements/review/state-review'

/** A decision and the language its author is told of it in. */
export type DecisionToSample = { decision: RestrictingDecision; readIn: Language }

/**
 * Of the statements that many decisions lead to, the first in each wording and how many there are in it: they differ in
 * what they are about only.
 */
export function sampleReviews(
  decisions: readonly DecisionToSample[],
): Result<{ letters: SampleLetter[] }, StatementRefusal> {
  const samples = new Map<string, SampleLetter>()
  for (const { decision, readIn } of decisions) {
    const wording = JSON.stringify(wordingOf(decision, readIn))
    const sample = samples.get(wording)
    const stated = sample ? undefined : stateReview(decision, readIn)
    if (sample) sample.count++
    if (!stated) continue
    if (!stated.ok) return stated
    const { title, body, language } = stated.value
    const to = decision.direction === 'seller_to_buyer' ? 'seller' : 'person'
    samples.set(wording, { to, title, body, language, count: 1 })
  }
  return ok({ letters: [...samples.values()] })
}
