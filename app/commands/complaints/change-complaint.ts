import { barOnComplaint } from '#commands/complaints/decider-bar'
import type { ComplaintDoer } from '#commands/complaints/doer'
import { keepComplaint } from '#commands/complaints/keep-complaint'
import type { ComplaintOutcome } from '#commands/complaints/step-complaint'
import { refusingUnwaived, type TookPart } from '#commands/independence/refusing-unwaived'
import { readLetters } from '#commands/read-letters'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import {
  type Complaint,
  findLastComplaintChange,
  findRequest,
  lockComplaint,
} from '#db/complaints/complaints'
import { lockComplaintItem } from '#db/complaints/line'
import { isTiedToComplaints } from '#db/ties'
import { isForAnother } from '#domain/complaints/decider'
import type { ComplaintState } from '#domain/complaints/state'
import type { DomainEvent } from '#domain/event'
import { waiverOf } from '#domain/independence/waiver'
import { isHeldByOther } from '#domain/lease'
import { ok, type Result, refuse } from '#domain/result'
import type { Letter } from '#domain/statements/letter'

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
  | TookPart

/**
 * Changes one complaint in one transaction: it is locked, a repeated request gets its first answer, and one of our
 * people whose page is out of date, whose colleague has it in hand, who is tied to a side or would look again at what
 * they decided (B27), is refused. What `decide` wrote is undone where it refuses; it is told under which waiver they do
 * look again.
 */
export async function changeComplaint<Refusal>(
  db: Database,
  { complaintId, seenVersion, requestKey, isLook = false }: ComplaintCommand,
  { doer, now }: { doer: ComplaintDoer; now: Date },
  decide: (
    tx: Tx,
    complaint: Complaint,
    waiverId: string | null,
  ) => Promise<Result<ComplaintOutcome, Refusal>>,
): Promise<Result<ComplaintAnswer, Refusal | ComplaintRefusal>> {
  const change = async (tx: Tx): Promise<Result<ComplaintAnswer, Refusal | ComplaintRefusal>> => {
    const complaint = await lockComplaint(tx, complaintId)
    if (!complaint) return refuse({ reason: 'not_found' as const })
    const first = await findRequest(tx, requestKey)
    if (first) return answerRepeated(complaint, first)
    const late = (await refuseHeld(tx, complaint, doer, now)) ?? (await refuseOld(tx, complaint, seenVersion))
    if (late) return refuse(late)

    const again = await barOn(tx, complaint, doer, now)
    const decided = await decide(tx, complaint, again.waiverId)
    if (!decided.ok) return decided
    const { after } = decided.value
    const events = decided.value.events.map((event) => underWaiver(event, complaint.id, again.waiverId))
    const barred = (await tieTo(tx, events, doer)) ?? barAgain(events, complaint.id, again.bar)
    if (barred) return refuse(barred)
    const version = await keepComplaint(tx, complaint, decided.value, now)
    const answer = { id: complaint.id, state: after.state, version }
    if (isLook) return ok({ ...answer, letters: await readLetters(tx, events) })
    await record(tx, events, { actor: doer.actor, at: now, requestKey })
    return ok(answer)
  }
  return refusingUnwaived(db, change, isLook)
}

async function barOn(tx: Tx, complaint: Complaint, { as }: ComplaintDoer, now: Date) {
  const isOurs = typeof as !== 'string' && as.kind === 'person'
  return isOurs ? barOnComplaint(tx, complaint, as.id, now) : { bar: undefined, waiverId: null }
}

/** Refuses whoever would look again at what they decided themselves, under no waiver. */
function barAgain(
  events: DomainEvent[],
  complaintId: string,
  bar: TookPart['reason'] | undefined,
): TookPart | undefined {
  return bar && events.some((event) => isSecondLook(event, complaintId)) ? { reason: bar } : undefined
}

function isSecondLook(event: DomainEvent, complaintId: string): boolean {
  if (event.type !== 'complaint_moved' || event.subject.id !== complaintId) return false
  return event.data.by === 'staff' && isForAnother(event.data.before, event.data.move)
}

/** What the database holds a second look by the same person to. */
function underWaiver(event: DomainEvent, complaintId: string, waiverId: string | null): DomainEvent {
  if (event.type !== 'complaint_moved' || !isSecondLook(event, complaintId)) return event
  return { ...event, data: { ...event.data, ...waiverOf(waiverId) } }
}

/**
 * Refuses one of our people who changes a complaint, this one or one joined with it, that is of somebody they are tied to.
 * All they can do then is say so.
 */
async function tieTo(
  tx: Tx,
  events: DomainEvent[],
  { as }: ComplaintDoer,
): Promise<{ reason: 'tied' } | undefined> {
  if (typeof as === 'string' || as.kind !== 'person') return undefined
  const changed = events.flatMap(({ type, subject }) =>
    subject.kind === 'complaint' && type !== 'tie_declared' ? [subject.id] : [],
  )
  return (await isTiedToComplaints(tx, as.id, changed)) ? { reason: 'tied' } : undefined
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

async function refuseOld(tx: Tx, complaint: Complaint, seenVersion: number | undefined) {
  if (seenVersion === undefined || complaint.version === seenVersion) return undefined
  const last = await findLastComplaintChange(tx, complaint.id)
  return {
    reason: 'complaint_changed' as const,
    by: last?.name ?? null,
    at: last?.happenedAt ?? complaint.receivedAt,
    state: complaint.state,
  }
}
