import { acknowledgeComplaint } from '#commands/complaints/acknowledge-complaint'
import { tellOfComplaint } from '#commands/complaints/tell-of-complaint'
import type { Payload } from '#workers/catalog'
import { complaintMails } from '#workers/mail/complaints'
import type { Tools } from '#workers/tools'

/** Acknowledges complaints that have come in; one that is further on by now is left as it is. */
export async function acknowledgeComplaints({ ids }: Payload, { db, now }: Tools): Promise<void> {
  for (const complaintId of ids) {
    const requestKey = `acknowledge:${complaintId}`
    await acknowledgeComplaint(db, { complaintId, requestKey }, now())
  }
}

/** Mails both sides of complaints what they have not heard yet. */
export async function tellOfComplaints(
  { ids }: Payload,
  { db, now, zone, linkBase, linkSecret }: Tools,
): Promise<void> {
  const write = complaintMails({ linkBase, linkSecret, zone, now: now() })
  for (const complaintId of ids) await tellOfComplaint(db, { complaintId, write }, now())
}
