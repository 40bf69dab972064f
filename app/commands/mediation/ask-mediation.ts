import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import type { ComplaintDoer } from '#commands/complaints/doer'
import { stepComplaint } from '#commands/complaints/step-complaint'
import { endOpenOffer } from '#commands/mediation/end-dealings'
import { ensureMediation, inStage, join } from '#commands/mediation/steps'
import type { Database } from '#db/client'
import { listOffers } from '#db/mediation/offers'
import { isMediationDue, mediatorActsBy } from '#domain/complaints/clock'
import type { ComplaintMoverRefusal } from '#domain/complaints/mover'
import { ok, type Result, refuse } from '#domain/result'

export type AskMediation = ComplaintCommand & { zone: string }
export type AskMediationRefusal = { reason: 'too_soon' } | ComplaintRefusal | ComplaintMoverRefusal

/** A side asks for a mediator: after a round of offers, or five days of talking (K10). What still stands open ends. */
export function askMediation(
  db: Database,
  { zone, ...command }: AskMediation,
  doer: ComplaintDoer,
  now: Date,
): Promise<Result<ComplaintAnswer, AskMediationRefusal>> {
  return changeComplaint<AskMediationRefusal>(db, command, { doer, now }, async (tx, complaint) => {
    const step = { move: 'ask_mediation', set: { dueAt: mediatorActsBy(now) } } as const
    const asked = stepComplaint(complaint, [step], { doer, now })
    if (!asked.ok) return asked
    const offers = await listOffers(tx, complaint.id)
    const rounds = offers.filter(({ state }) => state !== 'open' && state !== 'withdrawn').length
    if (!isMediationDue({ rounds, since: complaint.stageSince ?? now }, now, zone))
      return refuse({ reason: 'too_soon' })

    const { after } = asked.value
    const side = doer.as === 'respondent' ? 'respondent' : 'complainant'
    const ended = await endOpenOffer(tx, { after, side }, now)
    const { events } = await ensureMediation(tx, complaint, 'asked', now)
    return ok(join(asked.value, inStage(after, [...ended, ...events])))
  })
}
