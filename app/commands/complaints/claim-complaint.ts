import { barOnComplaint } from '#commands/complaints/decider-bar'
import type { TookPart } from '#commands/independence/refusing-unwaived'
import { explainLoss, type WorkRefusal } from '#commands/work-refusal'
import type { Database } from '#db/client'
import { findComplaint } from '#db/complaints/complaints'
import { claimNextComplaint, findComplaintItem } from '#db/complaints/line'
import { isTiedToComplaints } from '#db/ties'
import { claimItem } from '#db/work-queue'
import { type ComplaintQueue, complaintQueues, queuePermissions } from '#domain/complaints/desk'
import { leaseMs } from '#domain/lease'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/**
 * Gives a person the next complaint in line for them, the gravest line first, or the one named, for them alone until
 * the lease ends: the same leases as reviews have. Nobody is given one of somebody they are tied to, nor to look again at
 * what they decided (B27).
 *
 * @returns the complaint's id; undefined when nothing waits for them.
 */
export async function claimComplaint(
  db: Database,
  { queue, complaintId }: { queue?: ComplaintQueue | undefined; complaintId?: string | undefined },
  person: Person,
  now: Date,
): Promise<Result<string | undefined, WorkRefusal | TookPart>> {
  const queues = complaintQueues.filter(
    (each) => may(person, queuePermissions[each]) && (queue === undefined || queue === each),
  )
  if (queues.length === 0) return refuse({ reason: 'not_permitted' })
  const claim = { accountId: person.id, now, until: new Date(now.getTime() + leaseMs) }
  if (complaintId !== undefined) return claimNamed(db, { complaintId, queues }, claim)
  for (const each of queues) {
    const claimed = await claimNextComplaint(db, each, claim)
    if (claimed) return ok(claimed.subjectId)
  }
  return ok(undefined)
}

async function claimNamed(
  db: Database,
  { complaintId, queues }: { complaintId: string; queues: ComplaintQueue[] },
  claim: { accountId: string; now: Date; until: Date },
): Promise<Result<string, WorkRefusal | TookPart>> {
  const item = await findComplaintItem(db, complaintId)
  if (!item) return refuse({ reason: 'not_found' })
  if (!queues.some((queue) => queue === item.queue)) return refuse({ reason: 'not_permitted' })
  if (await isTiedToComplaints(db, claim.accountId, [complaintId])) return refuse({ reason: 'tied' })
  const complaint = await findComplaint(db, complaintId)
  const { bar } = complaint
    ? await barOnComplaint(db, complaint, claim.accountId, claim.now)
    : { bar: undefined }
  if (bar) return refuse({ reason: bar })
  const claimed = await claimItem(db, item.id, claim)
  return claimed ? ok(complaintId) : refuse(await explainLoss(db, item.id))
}
