import { changeComplaint } from '#commands/complaints/change-complaint'
import type { ComplaintDoer } from '#commands/complaints/doer'
import { type ComplaintStep, stepComplaint } from '#commands/complaints/step-complaint'
import { beginMediation } from '#commands/mediation/steps'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { lockComplaint, setComplaint } from '#db/complaints/complaints'
import { mediatorActsBy, nextReminder } from '#domain/complaints/clock'
import { ok } from '#domain/result'

const doer: ComplaintDoer = { as: 'clock', actor: { kind: 'job', id: 'keep_clocks' } }

/**
 * Does what a complaint's clock has made due: reminds a seller 24 and 4 hours before the end of its time, and then
 * gives the complaint to a mediator; that it was passed over in silence is counted (K6, K8). Idempotent.
 */
export async function keepComplaintClock(
  db: Database,
  { complaintId }: { complaintId: string },
  now: Date,
): Promise<void> {
  if (!(await remind(db, complaintId, now))) return
  const requestKey = `silence:${complaintId}:${now.getTime()}`
  const steps: ComplaintStep[] = [
    { move: 'pass_over_silence', set: { dueAt: mediatorActsBy(now) }, facts: { noAnswer: true } },
  ]
  await changeComplaint(db, { complaintId, requestKey }, { doer, now }, async (tx, complaint) => {
    const passed = stepComplaint(complaint, steps, { doer, now })
    return passed.ok ? ok(await beginMediation(tx, passed.value, now)) : passed
  })
}

/** Whether the seller's time is over; else it is reminded where that is due. */
async function remind(db: Database, complaintId: string, now: Date): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const complaint = await lockComplaint(tx, complaintId)
    if (complaint?.state !== 'awaiting_seller' || !complaint.dueAt || !complaint.clockAt) return false
    if (complaint.dueAt <= now) return true
    if (complaint.clockAt > now) return false
    const { reminded, at } = nextReminder(complaint.dueAt, complaint.reminded, now)
    await setComplaint(tx, complaintId, { reminded, clockAt: at })
    const data = { nth: reminded, dueAt: complaint.dueAt.toISOString() }
    const subject = { kind: 'complaint', id: complaintId } as const
    await record(tx, [{ type: 'complaint_seller_reminded', subject, data }], { actor: doer.actor, at: now })
    return false
  })
}
