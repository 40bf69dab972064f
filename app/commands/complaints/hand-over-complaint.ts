import { barOnComplaint } from '#commands/complaints/decider-bar'
import { record } from '#commands/record'
import { explainLoss, type WorkRefusal } from '#commands/work-refusal'
import type { Database, Tx } from '#db/client'
import { type Complaint, lockComplaint } from '#db/complaints/complaints'
import { findComplaintItem } from '#db/complaints/line'
import { insertComplaintMessage } from '#db/complaints/messages'
import { isTiedToComplaints } from '#db/ties'
import { findActiveRole, passOwnLease } from '#db/work-queue'
import { complaintQueues, queuePermissions } from '#domain/complaints/desk'
import { leaseMs } from '#domain/lease'
import { type Person, permissions, type Role } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type HandOverComplaint = {
  complaintId: string
  toAccountId: string
  /** Kept as a message among our people; empty: none. */
  note: string
  requestKey: string
}

/**
 * Puts a complaint one has in hand into a colleague's hands, who is told of it. Refused where the colleague is not
 * served from its line, is tied to a side, or decided what is looked at again.
 */
export async function handOverComplaint(
  db: Database,
  { complaintId, toAccountId, note, requestKey }: HandOverComplaint,
  person: Person,
  now: Date,
): Promise<Result<undefined, WorkRefusal | { reason: 'unknown_person' }>> {
  return db.transaction().execute(async (tx) => {
    const complaint = await lockComplaint(tx, complaintId)
    if (!complaint) return refuse({ reason: 'not_found' as const })
    const item = await findComplaintItem(tx, complaintId)
    const queue = complaintQueues.find((each) => each === item?.queue)
    if (!item || !queue) return refuse({ reason: 'not_found' as const })
    const role = await findActiveRole(tx, toAccountId)
    const served: readonly Role[] = permissions[queuePermissions[queue]].roles
    if (!role || !served.includes(role)) return refuse({ reason: 'unknown_person' as const })
    if (await isBarred(tx, complaint, toAccountId, now)) return refuse({ reason: 'unknown_person' as const })
    const until = new Date(now.getTime() + leaseMs)
    if (!(await passOwnLease(tx, item.id, { from: person.id, to: toAccountId, until })))
      return refuse(await explainLoss(tx, item.id))

    if (note) {
      const message = { lane: 'internal', sentBy: 'staff', authorId: person.id, text: note } as const
      await insertComplaintMessage(tx, { ...message, complaintId, requestKey }, now)
    }
    const subject = { kind: 'complaint', id: complaintId } as const
    await record(tx, [{ type: 'complaint_handed_over', subject, data: { to: toAccountId } }], {
      actor: { kind: 'person', id: person.id },
      at: now,
    })
    return ok(undefined)
  })
}

/** B27: nor is it put into the hands of somebody tied to a side, or who decided what is looked at again. */
async function isBarred(tx: Tx, complaint: Complaint, accountId: string, now: Date): Promise<boolean> {
  if (await isTiedToComplaints(tx, accountId, [complaint.id])) return true
  return (await barOnComplaint(tx, complaint, accountId, now)).bar !== undefined
}
