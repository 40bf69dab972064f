import {
  type ComplaintAnswer,
  type ComplaintDoer,
  type ComplaintRefusal,
  type ComplaintStep,
  changeComplaint,
  stepComplaint,
} from '#commands/complaints/change-complaint'
import type { Database, Tx } from '#db/client'
import { type Complaint, findSameComplaint } from '#db/complaints/complaints'
import { insertComplaintMessage } from '#db/complaints/messages'
import { type KnownKind, topicOfKind } from '#domain/complaints/kind'
import type { ComplaintMoverRefusal } from '#domain/complaints/mover'
import { severityOfNotice } from '#domain/complaints/notice'
import { openComplaintStates } from '#domain/complaints/state'
import { type ComplaintSeverity, type ComplaintTopic, complaintTopics } from '#domain/complaints/topic'
import type { Result } from '#domain/result'

const doer: ComplaintDoer = { as: 'clock', actor: { kind: 'job', id: 'acknowledge_complaints' } }

/**
 * Acknowledges a complaint and begins its triage (K2, K3): its topic and gravity by what the marketplace calls it; what
 * may be dangerous goes the short way (K5); what repeats an open one becomes part of it, text and all.
 */
export function acknowledgeComplaint(
  db: Database,
  { complaintId, requestKey }: { complaintId: string; requestKey: string },
  now: Date,
): Promise<Result<ComplaintAnswer, ComplaintRefusal | ComplaintMoverRefusal>> {
  return changeComplaint(db, { complaintId, requestKey }, { doer, now }, async (tx, complaint) => {
    const known = topicOfKind(complaint.kind, complaint.filedBy)
    const about = known && { ...known, severity: severityOf(known) }
    const classified = { ...complaint, ...about }
    const same =
      complaint.orderId === null ? undefined : await findSameComplaint(tx, classified, openComplaintStates)
    const steps: ComplaintStep[] = [
      { move: 'acknowledge' },
      { move: 'begin_triage', set: about ?? {}, facts: { topic: known?.topic ?? null } },
      ...furtherSteps(known?.topic, same?.id),
    ]
    const stepped = stepComplaint(complaint, steps, { doer, now })
    if (stepped.ok && same) await handOn(tx, classified, same.id, now)
    return stepped
  })
}

function severityOf({ topic, subtopic }: KnownKind): ComplaintSeverity {
  return topic === 'illegal_content' ? severityOfNotice(subtopic) : complaintTopics[topic].severity
}

function furtherSteps(topic: ComplaintTopic | undefined, sameId: string | undefined): ComplaintStep[] {
  if (sameId !== undefined)
    return [{ move: 'mark_duplicate', set: { duplicateOf: sameId }, facts: { duplicateOf: sameId } }]
  return topic === 'safety' ? [{ move: 'fast_track' }] : []
}

/** What the second complaint says is read with the first. */
async function handOn(tx: Tx, complaint: Complaint, toId: string, now: Date): Promise<void> {
  if (complaint.text.trim() === '') return
  await insertComplaintMessage(
    tx,
    {
      ...{ complaintId: toId, lane: 'complainant', sentBy: 'complainant', authorId: null },
      ...{ text: complaint.text, requestKey: `merged:${complaint.id}` },
    },
    now,
  )
}
