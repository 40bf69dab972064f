import { record } from '#commands/record'
import type { Database } from '#db/client'
import { insertStoppedCondition, type NewStoppedCondition } from '#db/mediation/stopped'
import type { Actor } from '#domain/event'
import { findTiedOffers } from '#domain/letter/phrases/tied-offer'
import type { ConditionRefusal } from '#domain/mediation/offer'
import { ok, type Result, refuse } from '#domain/result'

const mostPhrases = 50

/**
 * Where a command was refused because it tied a benefit to a review, keeps those words and says that they were stopped:
 * in a transaction of its own, since what they stood in is not written.
 */
export async function keepStopped(
  db: Database,
  answered: Result<unknown, { reason: string }>,
  of: Omit<NewStoppedCondition, 'phrases'>,
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  if (answered.ok || !isCondition(answered.refusal)) return
  const stopped = { ...of, phrases: answered.refusal.phrases }
  await db.transaction().execute(async (tx) => {
    const phrases = stopped.phrases.slice(0, mostPhrases)
    await insertStoppedCondition(tx, { ...stopped, phrases }, now)
    const subject = { kind: 'complaint' as const, id: stopped.complaintId }
    const data = { place: stopped.place, by: stopped.triedBy, phrases: phrases.length }
    await record(tx, [{ type: 'review_condition_stopped', subject, data }], { actor, at: now })
  })
}

function isCondition(refusal: { reason: string }): refusal is ConditionRefusal {
  return refusal.reason === 'review_condition'
}

/** Whether words may be sent to the other side: not where they tie a benefit to a review (B55). */
export function passWords(text: string): Result<undefined, ConditionRefusal> {
  const phrases = findTiedOffers(text)
  return phrases.length === 0 ? ok(undefined) : refuse({ reason: 'review_condition', phrases })
}
