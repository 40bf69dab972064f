import type { ComplaintDoer } from '#commands/complaints/doer'
import { holdBack, isHeldBack } from '#commands/complaints/hold-back'
import { roleOf } from '#commands/complaints/step-complaint'
import { noteAct } from '#commands/mediation/note-act'
import { keepStopped, passWords } from '#commands/mediation/stop-condition'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { type Complaint, lockComplaint } from '#db/complaints/complaints'
import { insertComplaintMessage } from '#db/complaints/messages'
import { isTiedToComplaints } from '#db/ties'
import {
  type ComplaintLane,
  type ComplaintReader,
  isExternalLane,
  lanesReadBy,
} from '#domain/complaints/lane'
import type { ComplaintActor, ComplaintSide } from '#domain/complaints/mover'
import { type ComplaintState, isStillWrittenTo } from '#domain/complaints/state'
import type { ConditionRefusal } from '#domain/mediation/offer'
import { may } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type SendComplaintMessage = {
  complaintId: string
  lane: ComplaintLane
  text: string
  /** Null: by a signed link. */
  authorId: string | null
  /** Staff say once more that what they write leaves the house (B31). */
  isConfirmed: boolean
  requestKey: string
}
export type MessageRefusal =
  | { reason: 'not_found' | 'not_permitted' | 'not_confirmed' | 'over' | 'tied' }
  | ConditionRefusal

/**
 * Writes in a lane of a complaint. Nobody writes where they do not read; the same form sent twice is one message. What
 * ties a benefit to a review does not reach the other side: it is stopped and kept (B55). To our people anything can
 * be reported. None of our people writes to a side while tied to one (B27). What only may be tied to a review is held
 * until one of our people has read it.
 */
export async function sendComplaintMessage(
  db: Database,
  message: SendComplaintMessage,
  doer: ComplaintDoer,
  now: Date,
): Promise<Result<'held' | undefined, MessageRefusal>> {
  const sent = await writeMessage(db, message, doer, now)
  const { complaintId, authorId } = message
  const triedBy = typeof doer.as === 'string' && doer.as !== 'clock' ? doer.as : 'staff'
  const of = { complaintId, authorId, triedBy, place: 'message' } as const
  await keepStopped(db, sent, of, { actor: doer.actor, now })
  return sent
}

async function writeMessage(
  db: Database,
  { isConfirmed, ...message }: SendComplaintMessage,
  doer: ComplaintDoer,
  now: Date,
): Promise<Result<'held' | undefined, MessageRefusal>> {
  return db.transaction().execute(async (tx) => {
    const complaint = await lockComplaint(tx, message.complaintId)
    if (!complaint) return refuse({ reason: 'not_found' })
    const reader = readerOf(doer.as)
    const judged = judgeMessage(reader, complaint.state, { lane: message.lane, isConfirmed })
    if (!judged.ok) return judged
    if (isExternalLane(message.lane) && (await isTiedStaff(tx, complaint, doer)))
      return refuse({ reason: 'tied' })
    const passed = reachesOther(reader, message.lane) ? passWords(message.text) : ok(undefined)
    if (!passed.ok) return passed
    const sentBy = judged.value
    if (message.lane === 'both' && isHeldBack(message.text, sentBy, complaint)) {
      const { lane: _, ...words } = message
      await record(tx, await holdBack(tx, { ...words, sentBy }, now), { actor: doer.actor, at: now })
      return ok('held')
    }
    await sendNow(tx, { message: { ...message, sentBy }, complaint, doer }, now)
    return ok(undefined)
  })
}

async function isTiedStaff(tx: Tx, { id }: Complaint, { as }: ComplaintDoer): Promise<boolean> {
  return typeof as !== 'string' && as.kind === 'person' && isTiedToComplaints(tx, as.id, [id])
}

type Sending = {
  message: Omit<SendComplaintMessage, 'isConfirmed'> & { sentBy: ComplaintSide | 'staff' }
  complaint: Complaint
  doer: ComplaintDoer
}

/** Writes a message, and what it is to a mediation; nothing where the same form was sent before. */
async function sendNow(tx: Tx, { message, complaint, doer }: Sending, now: Date): Promise<void> {
  const messageId = await insertComplaintMessage(tx, message, now)
  if (!messageId) return
  const { lane, sentBy } = message
  const isAct = complaint.state === 'mediation' && sentBy === 'staff' && isExternalLane(lane)
  if (isAct) await noteAct(tx, complaint, now)
  const subject = { kind: 'complaint', id: complaint.id } as const
  const data = { messageId, lane, by: roleOf(doer.as) }
  await record(tx, [{ type: 'complaint_message_sent', subject, data }], { actor: doer.actor, at: now })
}

/** Whether the other side, or where our people write any side, reads it. */
function reachesOther(reader: ComplaintReader | undefined, lane: ComplaintLane): boolean {
  return lane === 'both' || ((reader === 'staff' || reader === 'mediator') && isExternalLane(lane))
}

/** As whom a reader writes in a lane, or why they cannot now. */
function judgeMessage(
  reader: ComplaintReader | undefined,
  state: ComplaintState,
  { lane, isConfirmed }: Pick<SendComplaintMessage, 'lane' | 'isConfirmed'>,
): Result<ComplaintSide | 'staff', MessageRefusal> {
  if (!reader || !lanesReadBy(reader).includes(lane)) return refuse({ reason: 'not_permitted' })
  if (reader === 'staff' || reader === 'mediator') {
    return isExternalLane(lane) && !isConfirmed ? refuse({ reason: 'not_confirmed' }) : ok('staff')
  }
  return isStillWrittenTo(state) ? ok(reader) : refuse({ reason: 'over' })
}

/** As whom somebody reads a complaint; undefined where they do not. */
export function readerOf(actor: ComplaintActor): ComplaintReader | undefined {
  if (actor === 'clock') return undefined
  if (typeof actor === 'string') return actor
  if (!may(actor, 'read_complaints')) return undefined
  return may(actor, 'mediate_complaints') ? 'mediator' : 'staff'
}
