import { about, ask, stageOf } from '#commands/mediation/steps'
import type { Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { findRemedy, setRemedy } from '#db/mediation/remedies'
import { columnsOfTerms } from '#db/mediation/terms'
import type { DomainEvent } from '#domain/event'
import { goesToComplainant, moveRemedy } from '#domain/mediation/remedy'

/**
 * Ends what is owed by a decision that an appeal took back; nothing where it is settled, or was agreed by the sides.
 * The marketplace is asked to hold what it was to pay out by it. `after` is the complaint as it is left.
 */
export async function annulRemedy(tx: Tx, after: Complaint, now: Date): Promise<DomainEvent[]> {
  const remedy = await findRemedy(tx, after.id)
  if (remedy?.source !== 'decision') return []
  const annulled = moveRemedy(remedy.state, 'annul')
  if (!annulled.ok) return []
  await setRemedy(tx, remedy.id, { state: annulled.value, settledAt: now })
  const data = { ...stageOf(after), remedyId: remedy.id, outcome: 'annulled' as const }
  const ended: DomainEvent = { type: 'remedy_settled', subject: about(after), data }
  if (!goesToComplainant(remedy.terms) || !after.orderId) return [ended]
  const { amount, currency, percent } = columnsOfTerms(remedy.terms)
  const released = { to: 'complainant', why: 'appeal', amount, currency, percent } as const
  return [ended, ask(after, { ask: 'release_withdrawn', ...released })]
}
