import { freeJoined } from '#commands/complaints/answer-joined'
import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import type { ComplaintDoer } from '#commands/complaints/doer'
import { type ComplaintOutcome, roleOf, stepComplaint } from '#commands/complaints/step-complaint'
import { endDealings } from '#commands/mediation/end-dealings'
import { about, inStage, join } from '#commands/mediation/steps'
import type { Database, Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { placeComplaint } from '#db/complaints/line'
import { keepsPlace, placeOfComplaint, waitsToBeHeard, withdrawnAs } from '#domain/complaints/desk'
import { type ComplaintMoverRefusal, permitComplaintMove } from '#domain/complaints/mover'
import type { DomainEvent, EventData } from '#domain/event'
import { ok, type Result, refuse } from '#domain/result'

/** How free somebody says they are to withdraw (K16). */
export const withdrawalWills = ['free', 'pressured', 'rewarded'] as const
export type WithdrawalWill = (typeof withdrawalWills)[number]

export type WithdrawComplaint = ComplaintCommand & { will?: WithdrawalWill | undefined }

/**
 * Takes a complaint back (K16). Once the seller has been asked, whoever filed it says whether they are free to; who was
 * pressured or rewarded keeps their complaint, and is heard by one of our people.
 */
export function withdrawComplaint(
  db: Database,
  { will, ...command }: WithdrawComplaint,
  doer: ComplaintDoer,
  now: Date,
): Promise<Result<ComplaintAnswer, { reason: 'will_missing' } | ComplaintRefusal | ComplaintMoverRefusal>> {
  return changeComplaint<{ reason: 'will_missing' } | ComplaintMoverRefusal>(
    db,
    command,
    { doer, now },
    async (tx, complaint) => {
      const moved = permitComplaintMove(complaint.state, 'withdraw', doer.as)
      if (!moved.ok) return moved
      if (complaint.sellerAskedAt !== null && will === undefined) return refuse({ reason: 'will_missing' })
      if (will === undefined || will === 'free') return withdrawFreely(tx, complaint, { doer, now })
      const set = { withdrawal: will, ...unheard }
      await bringBeforeSeniors(tx, complaint, { ...complaint, ...set }, now)
      return ok(inStage(complaint, [doubt(complaint, will, doer)], set))
    },
  )
}

const unheard = { withdrawalHeardAt: null, withdrawalHeardBy: null }

/**
 * What was negotiated or mediated ends with the complaint; what others have noticed does not, and what may be dangerous
 * is looked at all the same.
 */
async function withdrawFreely(
  tx: Tx,
  complaint: Complaint,
  { doer, now }: { doer: ComplaintDoer; now: Date },
): Promise<Result<ComplaintOutcome, ComplaintMoverRefusal>> {
  const withdrawal = withdrawnAs(complaint)
  const isUnseen = withdrawal === 'danger'
  const set = { withdrawal, closedAt: now, ...(isUnseen && unheard) }
  const withdrawn = stepComplaint(complaint, [{ move: 'withdraw', set }], { doer, now })
  if (!withdrawn.ok) return withdrawn
  const { after } = withdrawn.value
  const freed = complaint.channel === 'notice' ? await freeJoined(tx, complaint.id, now) : []
  const ended = await endDealings(tx, after, now)
  const doubts = isUnseen ? [doubt(complaint, withdrawal, doer)] : []
  return ok(join(withdrawn.value, inStage(after, [...ended, ...freed, ...doubts])))
}

function doubt(
  complaint: Complaint,
  why: EventData['complaint_withdrawal_doubted']['why'],
  { as }: ComplaintDoer,
): DomainEvent {
  const data = { by: roleOf(as), why, version: complaint.version + 1 }
  return { type: 'complaint_withdrawal_doubted', subject: about(complaint), data }
}

/** Puts a complaint before the seniors, whoever else it waits for; where they have it already, they see it there. */
async function bringBeforeSeniors(tx: Tx, before: Complaint, after: Complaint, now: Date): Promise<void> {
  if (keepsPlace(before, after) || !waitsToBeHeard(after)) return
  const { id: complaintId, language } = after
  await placeComplaint(tx, { complaintId, language, to: placeOfComplaint(after, now) }, now)
}
