import { randomUUID } from 'node:crypto'
import { claimComplaint } from '#commands/complaints/claim-complaint'
import type { TookPart } from '#commands/independence/refusing-unwaived'
import { takeMediation } from '#commands/mediation/take-mediation'
import type { WorkRefusal } from '#commands/work-refusal'
import type { Database } from '#db/client'
import { findComplaintItem } from '#db/complaints/line'
import { findOpenMediation, listMediators } from '#db/mediation/mediations'
import { freeOwnLease } from '#db/work-queue'
import type { ComplaintQueue } from '#domain/complaints/desk'
import type { MediatorRefusal } from '#domain/mediation/independence'
import type { Person } from '#domain/permission'
import { type Result, refuse } from '#domain/result'

/**
 * Takes a complaint in hand, the next in line or the one named. Whoever takes one that nobody mediates from the
 * mediators' line mediates it from then on (K10); refused, and left in line, where they are tied to a side or decided
 * it before.
 *
 * @returns the complaint's id; undefined when nothing waits for them.
 */
export async function takeComplaint(
  db: Database,
  asked: { queue?: ComplaintQueue | undefined; complaintId?: string | undefined },
  person: Person,
  now: Date,
): Promise<Result<string | undefined, WorkRefusal | TookPart | MediatorRefusal>> {
  const claimed = await claimComplaint(db, asked, person, now)
  if (!claimed.ok || claimed.value === undefined) return claimed
  const complaintId = claimed.value
  const item = await findComplaintItem(db, complaintId)
  if (item?.queue !== 'mediation' || (await hasMediator(db, complaintId))) return claimed
  const taken = await takeMediation(db, { complaintId, requestKey: randomUUID() }, person, now)
  if (taken.ok || !isObstacle(taken.refusal)) return claimed
  await db.transaction().execute((tx) => freeOwnLease(tx, item.id, person.id))
  return refuse(taken.refusal)
}

async function hasMediator(db: Database, complaintId: string): Promise<boolean> {
  const mediation = await findOpenMediation(db, complaintId)
  const mediators = await listMediators(db, complaintId)
  return mediation !== undefined && mediators.some(({ mediationId }) => mediationId === mediation.id)
}

function isObstacle(refusal: { reason: string }): refusal is MediatorRefusal {
  return refusal.reason === 'tied' || refusal.reason === 'decided_before'
}
