import type { ComplaintDoer } from '#commands/complaints/doer'
import { explainNotices } from '#commands/complaints/explain-notices'
import { keepComplaint } from '#commands/complaints/keep-complaint'
import { type ComplaintStep, stepComplaint } from '#commands/complaints/step-complaint'
import type { Tx } from '#db/client'
import {
  type Complaint,
  type ComplaintChange,
  lockJoinedNotices,
  rejoinComplaints,
  setComplaints,
} from '#db/complaints/complaints'
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
  const joined = await lockJoinedNotices(tx, complaintId)
  const events: DomainEvent[] = []
  let sets: ComplaintChange[] = []
  for (const notice of joined) {
    const stepped = stepComplaint(notice, [step], { doer, now })
    if (!stepped.ok) return stepped
    // They are all in one state, so that the step makes the same of each.
    sets = stepped.value.sets
    events.push(...stepped.value.events)
  }
  for (const set of sets) await setComplaints(tx, idsOf(joined), set)

  const verdict = sets.at(-1)?.state
  if (!verdict || !isVerdict(verdict)) return ok(events)
  const told = await explainNotices(tx, { notices: joined, verdict, note: answer, zone }, now)
  return told.ok ? ok([...events, ...told.value]) : told
}

const idsOf = (complaints: Complaint[]) => complaints.map(({ id }) => id)

const byItself = { as: 'complainant', actor: { kind: 'job', id: 'joined_notices' } } as const

/** Puts the oldest notice joined with a withdrawn one in its place: what others have noticed is still to be judged. */
export async function freeJoined(tx: Tx, complaintId: string, now: Date): Promise<DomainEvent[]> {
  const [joined] = await lockJoinedNotices(tx, complaintId)
  if (!joined) return []
  const step = { move: 'contest', set: { duplicateOf: null } } as const
  const stepped = stepComplaint(joined, [step], { doer: byItself, now })
  if (!stepped.ok) throw new Error('A joined notice can always be looked at for itself')
  await keepComplaint(tx, joined, stepped.value, now)
  await rejoinComplaints(tx, complaintId, joined.id)
  return stepped.value.events
}
