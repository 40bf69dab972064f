import {
  type ComplaintAnswer,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import type { ComplaintDoer } from '#commands/complaints/doer'
import { handOn } from '#commands/complaints/join-complaint'
import { judgeReporter } from '#commands/complaints/judge-reporter'
import { type ComplaintStep, stepComplaint } from '#commands/complaints/step-complaint'
import type { Database, Tx } from '#db/client'
import { type Complaint, lockSameComplaint, lockSameWords } from '#db/complaints/complaints'
import { lockSameNotice } from '#db/complaints/notices'
import { waitingNoticeStates } from '#domain/complaints/joining'
import { type KnownKind, topicOfKind } from '#domain/complaints/kind'
import type { ComplaintMoverRefusal } from '#domain/complaints/mover'
import { type Reporter, severityOfNotice } from '#domain/complaints/notice'
import { openComplaintStates } from '#domain/complaints/state'
import { type ComplaintSeverity, type ComplaintTopic, complaintTopics } from '#domain/complaints/topic'
import { ok, type Result } from '#domain/result'

const doer: ComplaintDoer = { as: 'clock', actor: { kind: 'job', id: 'acknowledge_complaints' } }

/**
 * Acknowledges a complaint and begins its triage (K2, K3): its topic and gravity by what the marketplace calls it; what
 * may be dangerous goes the short way (K5); what repeats an open one becomes part of it, text and all. A notice about a
 * review that another is about waits with it, and nobody who gave one reads of the others.
 */
export function acknowledgeComplaint(
  db: Database,
  { complaintId, requestKey }: { complaintId: string; requestKey: string },
  now: Date,
): Promise<Result<ComplaintAnswer, ComplaintRefusal | ComplaintMoverRefusal>> {
  return changeComplaint(db, { complaintId, requestKey }, { doer, now }, async (tx, complaint) => {
    const known = topicOfKind(complaint.kind, complaint.filedBy)
    const reporter = complaint.channel === 'notice' ? await judgeReporter(tx, complaint, now) : undefined
    const about = known && { ...known, severity: severityOf(known, reporter?.from) }
    const classified = { ...complaint, ...about }
    const same = await lockSame(tx, classified)
    const steps: ComplaintStep[] = [
      { move: 'acknowledge' },
      { move: 'begin_triage', set: about ?? {}, facts: { topic: known?.topic ?? null } },
      ...furtherSteps(known?.topic, same?.id),
    ]
    const stepped = stepComplaint(complaint, steps, { doer, now })
    if (!stepped.ok) return stepped
    if (same) await handOn(tx, classified, same.id, now)
    return ok({ ...stepped.value, events: [...stepped.value.events, ...(reporter?.events ?? [])] })
  })
}

/**
 * What it repeats: an open complaint of the same party, where it names no order a buyer's in the same words, or another
 * notice about the same review (K3).
 */
function lockSame(tx: Tx, complaint: Complaint): Promise<{ id: string } | undefined> {
  if (complaint.channel === 'notice') return lockSameNotice(tx, complaint, waitingNoticeStates)
  if (complaint.orderId !== null) return lockSameComplaint(tx, complaint, openComplaintStates)
  // Who carries out orders reports one after another in the same words; each is a case of its own.
  return complaint.filedBy === 'buyer'
    ? lockSameWords(tx, complaint, openComplaintStates)
    : Promise.resolve(undefined)
}

function severityOf({ topic, subtopic }: KnownKind, from: Reporter = 'anyone'): ComplaintSeverity {
  return topic === 'illegal_content' ? severityOfNotice(subtopic, from) : complaintTopics[topic].severity
}

function furtherSteps(topic: ComplaintTopic | undefined, sameId: string | undefined): ComplaintStep[] {
  if (sameId !== undefined)
    return [{ move: 'mark_duplicate', set: { duplicateOf: sameId }, facts: { duplicateOf: sameId } }]
  return topic === 'safety' ? [{ move: 'fast_track' }] : []
}
