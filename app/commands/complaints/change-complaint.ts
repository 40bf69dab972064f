import { readLetters } from '#commands/read-letters'
import { record } from '#commands/record'
import { refusing } from '#commands/refusing'
import type { Database, Tx } from '#db/client'
import {
  type Complaint,
  type ComplaintChange,
  findLastComplaintChange,
  findRequest,
  lockComplaint,
  setComplaint,
} from '#db/complaints/complaints'
import { lockComplaintItem, placeComplaint } from '#db/complaints/line'
import { isTiedToComplaints } from '#db/ties'
import { keepsPlace, placeOfComplaint } from '#domain/complaints/desk'
import {
  type ComplaintActor,
  type ComplaintMoverRefusal,
  permitComplaintMove,
} from '#domain/complaints/mover'
import type { ComplaintMove, ComplaintState } from '#domain/complaints/state'
import type { Actor, DomainEvent } from '#domain/event'
import type { ComplaintEvents, ComplaintRole } from '#domain/events/complaint'
import { isHeldByOther } from '#domain/lease'
import { ok, type Result, refuse } from '#domain/result'
import type { Letter } from '#domain/statements/letter'

/** Who acts: in which capacity as far as the rules go, and as whom in the log. */
export type ComplaintDoer = { as: ComplaintActor; actor: Actor }

/** What every command about a complaint says: which, as it was seen, and under which key. */
export type ComplaintCommand = {
  complaintId: string
  /** Left out where the command does not depend on anything that was looked at. */
  seenVersion?: number | undefined
  requestKey: string
  /** Changes nothing, and answers with what would be sent. */
  isLook?: boolean
}

export type ComplaintAnswer = { id: string; state: ComplaintState; version: number; letters?: Letter[] }

export type ComplaintRefusal =
  | { reason: 'not_found' }
  | { reason: 'request_key_taken' }
  | { reason: 'complaint_changed'; by: string | null; at: Date; state: ComplaintState }
  | { reason: 'lease_lost'; by: string | null; until: Date | null }
  | { reason: 'tied' }

/**
 * What a command makes of a complaint: the complaint it becomes, what is written of it step by step, and what happened.
 */
export type ComplaintOutcome = { after: Complaint; sets: ComplaintChange[]; events: DomainEvent[] }

/**
 * Changes one complaint in one transaction: it is locked, a repeated request gets its first answer, and one of our
 * people whose page is out of date, whose colleague has it in hand, or who is tied to a side (B27), is refused. What
 * `decide` wrote is undone where it refuses.
 */
export async function changeComplaint<Refusal>(
  db: Database,
  { complaintId, seenVersion, requestKey, isLook = false }: ComplaintCommand,
  { doer, now }: { doer: ComplaintDoer; now: Date },
  decide: (tx: Tx, complaint: Complaint) => Promise<Result<ComplaintOutcome, Refusal>>,
): Promise<Result<ComplaintAnswer, Refusal | ComplaintRefusal>> {
  const change = async (tx: Tx): Promise<Result<ComplaintAnswer, Refusal | ComplaintRefusal>> => {
    const complaint = await lockComplaint(tx, complaintId)
    if (!complaint) return refuse({ reason: 'not_found' as const })
    const first = await findRequest(tx, requestKey)
    if (first) return answerRepeated(complaint, first)
    const held = await refuseHeld(tx, complaint, doer, now)
    if (held) return refuse(held)
    if (seenVersion !== undefined && complaint.version !== seenVersion)
      return refuse(await explainChange(tx, complaint))

    const decided = await decide(tx, complaint)
    if (!decided.ok) return decided
    const { after, events } = decided.value
    if (await isTiedToChanged(tx, events, doer)) return refuse({ reason: 'tied' as const })
    const version = await keepComplaint(tx, complaint, decided.value, now)
    const answer = { id: complaint.id, state: after.state, version }
    if (isLook) return ok({ ...answer, letters: await readLetters(tx, events) })
    await record(tx, events, { actor: doer.actor, at: now, requestKey })
    return ok(answer)
  }
  return refusing(db, change, isLook)
}

/**
 * Whether one of our people changes a complaint, this one or one joined with it, that is of somebody they are tied to.
 * All they can do then is say so.
 */
async function isTiedToChanged(tx: Tx, events: DomainEvent[], { as }: ComplaintDoer): Promise<boolean> {
  if (typeof as === 'string' || as.kind !== 'person') return false
  const changed = events.flatMap(({ type, subject }) =>
    subject.kind === 'complaint' && type !== 'tie_declared' ? [subject.id] : [],
  )
  return isTiedToComplaints(tx, as.id, changed)
}

/**
 * Writes what was made of a locked complaint, and moves it in line; its new version. What happened is still to be
 * recorded.
 */
export async function keepComplaint(
  tx: Tx,
  complaint: Complaint,
  { after, sets }: Pick<ComplaintOutcome, 'after' | 'sets'>,
  now: Date,
): Promise<number> {
  const version = complaint.version + 1
  for (const set of sets) await setComplaint(tx, complaint.id, { ...set, version })
  if (after.state !== complaint.state) await moveInLine(tx, complaint, after, now)
  return version
}

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

async function moveInLine(tx: Tx, before: Complaint, after: Complaint, now: Date): Promise<void> {
  if (keepsPlace(before, after)) return
  const to = placeOfComplaint(after, now)
  await placeComplaint(tx, { complaintId: after.id, language: after.language, to }, now)
}

function answerRepeated(
  { id, state, version }: Complaint,
  first: { subjectId: string; after: ComplaintState | null; version: number | null },
): Result<ComplaintAnswer, { reason: 'request_key_taken' }> {
  if (first.subjectId !== id || first.version === null)
    return refuse({ reason: 'request_key_taken' as const })
  return ok({ id, state: first.version === version ? state : (first.after ?? state), version: first.version })
}

/** Our people take turns: who has a complaint in hand decides it. The sides and the clocks wait for nobody. */
async function refuseHeld(
  tx: Tx,
  complaint: Complaint,
  { as }: ComplaintDoer,
  now: Date,
): Promise<Extract<ComplaintRefusal, { reason: 'lease_lost' }> | undefined> {
  if (typeof as === 'string') return undefined
  const item = await lockComplaintItem(tx, complaint.id)
  if (!item || !isHeldByOther(item, as.id, now)) return undefined
  return { reason: 'lease_lost', by: item.holderName, until: item.leaseUntil }
}

async function explainChange(tx: Tx, complaint: Complaint) {
  const last = await findLastComplaintChange(tx, complaint.id)
  return {
    reason: 'complaint_changed' as const,
    by: last?.name ?? null,
    at: last?.happenedAt ?? complaint.receivedAt,
    state: complaint.state,
  }
}
