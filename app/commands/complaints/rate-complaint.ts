import type { ComplaintDoer } from '#commands/complaints/doer'
import { roleOf } from '#commands/complaints/step-complaint'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { findComplaint } from '#db/complaints/complaints'
import { insertSatisfaction } from '#db/complaints/satisfaction'
import type { ComplaintSide } from '#domain/complaints/mover'
import { isAskedHowItWent, type SatisfactionScore } from '#domain/complaints/satisfaction'
import { ok, type Result, refuse } from '#domain/result'

export type RateComplaint = {
  complaintId: string
  side: ComplaintSide
  score: SatisfactionScore
  words: string | null
  requestKey: string
}

/** Keeps how a side found the way its complaint was handled, once it is over. Said again, the first word stands. */
export function rateComplaint(
  db: Database,
  { complaintId, side, score, words, requestKey }: RateComplaint,
  doer: ComplaintDoer,
  now: Date,
): Promise<Result<undefined, { reason: 'not_found' | 'not_over' }>> {
  return db.transaction().execute(async (tx) => {
    const complaint = await findComplaint(tx, complaintId)
    if (!complaint) return refuse({ reason: 'not_found' })
    const isHeard = side === 'complainant' || complaint.sellerAskedAt !== null
    if (!isAskedHowItWent(complaint.state, isHeard)) return refuse({ reason: 'not_over' })
    if (!(await insertSatisfaction(tx, { complaintId, side, score, words, ratedAt: now })))
      return ok(undefined)
    const subject = { kind: 'complaint', id: complaintId } as const
    // How it was found is not in the log of the case: whoever works on it again does not read it there.
    const event = { type: 'complaint_rated', subject, data: { by: roleOf(doer.as) } } as const
    await record(tx, [event], { actor: doer.actor, at: now, requestKey })
    return ok(undefined)
  })
}
