import {
  type ComplaintDoer,
  type ComplaintStep,
  keepComplaint,
  stepComplaint,
} from '#commands/complaints/change-complaint'
import { explainComplaint } from '#commands/complaints/explain-complaint'
import type { Tx } from '#db/client'
import { lockComplaint } from '#db/complaints/complaints'
import { listJoinedNotices, rejoinNotices } from '#db/complaints/notices'
import type { ComplaintMoverRefusal } from '#domain/complaints/mover'
import { isVerdict } from '#domain/complaints/verdict'
import type { DomainEvent } from '#domain/event'
import { ok, type Result } from '#domain/result'
import type { StatementRefusal } from '#domain/statements/fill'

type Answering = {
  complaintId: string
  step: ComplaintStep
  answer: string
  doer: ComplaintDoer
  zone: string
}

/** Answers everybody whose notice was joined with this one as whoever gave it is answered (DSA Art. 16(5)). */
export async function answerJoined(
  tx: Tx,
  { complaintId, step, answer, doer, zone }: Answering,
  now: Date,
): Promise<Result<DomainEvent[], ComplaintMoverRefusal | StatementRefusal>> {
  const events: DomainEvent[] = []
  for (const id of await listJoinedNotices(tx, complaintId)) {
    const joined = await lockComplaint(tx, id)
    if (joined?.state !== 'duplicate') continue
    const stepped = stepComplaint(joined, [step], { doer, now })
    if (!stepped.ok) return stepped
    await keepComplaint(tx, joined, stepped.value, now)
    events.push(...stepped.value.events)
    const { state } = stepped.value.after
    if (!isVerdict(state)) continue
    const notes = { complainant: answer, respondent: '' }
    const told = await explainComplaint(tx, { complaint: joined, verdict: state, notes, zone }, now)
    if (!told.ok) return told
    events.push(...told.value)
  }
  return ok(events)
}

const byItself = { as: 'complainant', actor: { kind: 'job', id: 'joined_notices' } } as const

/** Puts the oldest notice joined with a withdrawn one in its place: what others have noticed is still to be judged. */
export async function freeJoined(tx: Tx, complaintId: string, now: Date): Promise<DomainEvent[]> {
  const [first] = await listJoinedNotices(tx, complaintId)
  const joined = first === undefined ? undefined : await lockComplaint(tx, first)
  if (!joined) return []
  const step = { move: 'contest', set: { duplicateOf: null } } as const
  const stepped = stepComplaint(joined, [step], { doer: byItself, now })
  if (!stepped.ok) return []
  await keepComplaint(tx, joined, stepped.value, now)
  await rejoinNotices(tx, complaintId, joined.id)
  return stepped.value.events
}
