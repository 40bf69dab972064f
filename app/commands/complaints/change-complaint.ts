import type { ComplaintDoer } from '#commands/complaints/doer'
import { keepComplaint } from '#commands/complaints/keep-complaint'
import type { ComplaintOutcome } from '#commands/complaints/step-complaint'
import { readLetters } from '#commands/read-letters'
import { record } from '#commands/record'
import { refusing } from '#commands/refusing'
import type { Database, Tx } from '#db/client'
import {
  type Complaint,
  findLastComplaintChange,
  findRequest,
  lockComplaint,
} from '#db/complaints/complaints'
import { lockComplaintItem } from '#db/complaints/line'
import { isTiedToComplaints } from '#db/ties'
import type { ComplaintState } from '#domain/complaints/state'
import type { DomainEvent } from '#domain/event'
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
