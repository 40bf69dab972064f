import type { ComplaintDoer } from '#commands/complaints/doer'
import type { Complaint, ComplaintChange } from '#db/complaints/complaints'
import {
  type ComplaintActor,
  type ComplaintMoverRefusal,
  permitComplaintMove,
} from '#domain/complaints/mover'
import type { ComplaintMove } from '#domain/complaints/state'
import type { DomainEvent } from '#domain/event'
import type { ComplaintEvents, ComplaintRole } from '#domain/events/complaint'
import { ok, type Result } from '#domain/result'

/**
 * What a command makes of a complaint: the complaint it becomes, what is written of it step by step, and what happened.
 */
export type ComplaintOutcome = { after: Complaint; sets: ComplaintChange[]; events: DomainEvent[] }

/** One step of 5.2 with what else it writes; what is said of a stage (its end, its clock) ends with the stage. */
export type ComplaintStep = {
  move: ComplaintMove
  set?: ComplaintChange
  facts?: ComplaintEvents['complaint_moved']['facts']
}

/**
 * What one step, or several one after another, makes of a complaint; refused where one is not this doer's to make now.
 */
export function stepComplaint(
  complaint: Complaint,
  steps: ComplaintStep[],
  { doer, now }: { doer: ComplaintDoer; now: Date },
): Result<ComplaintOutcome, ComplaintMoverRefusal> {
  let after = complaint
  const sets: ComplaintChange[] = []
  const events: DomainEvent[] = []
  for (const { move, set: own, facts = {} } of steps) {
    const permitted = permitComplaintMove(after.state, move, doer.as)
    if (!permitted.ok) return permitted
    const change = { dueAt: null, clockAt: null, ...own, state: permitted.value, stageSince: now }
    events.push({
      type: 'complaint_moved',
      subject: { kind: 'complaint', id: complaint.id },
      data: {
        ...{ move, before: after.state, after: permitted.value, by: roleOf(doer.as), facts },
        ...{ sellerId: complaint.sellerId, version: complaint.version + 1 },
        dueAt: change.dueAt?.toISOString() ?? null,
      },
    })
    sets.push(change)
    after = { ...after, ...change } as Complaint // What is written is read back as the same.
  }
  return ok({ after, sets, events })
}

/** In which capacity somebody acts, as both sides may know. */
export function roleOf(actor: ComplaintActor): ComplaintRole {
  return typeof actor === 'string' ? actor : 'staff'
}
