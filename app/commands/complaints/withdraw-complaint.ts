import { freeJoined } from '#commands/complaints/answer-joined'
import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintDoer,
  type ComplaintRefusal,
  changeComplaint,
  roleOf,
  stepComplaint,
} from '#commands/complaints/change-complaint'
import { endDealings } from '#commands/mediation/end-dealings'
import { inStage, join } from '#commands/mediation/steps'
import type { Database, Tx } from '#db/client'
import type { Complaint } from '#db/complaints/complaints'
import { placeComplaint } from '#db/complaints/line'
import { placeOfComplaint } from '#domain/complaints/desk'
import { type ComplaintMoverRefusal, permitComplaintMove } from '#domain/complaints/mover'
import { ok, type Result, refuse } from '#domain/result'

/** How free somebody says they are to withdraw (K16). */
export const withdrawalWills = ['free', 'pressured', 'rewarded'] as const
export type WithdrawalWill = (typeof withdrawalWills)[number]

export type WithdrawComplaint = ComplaintCommand & { will?: WithdrawalWill | undefined }

/**
 * Takes a complaint back (K16). Once the seller has been asked, whoever filed it says whether they are free to; who was
 * pressured or rewarded keeps their complaint, and is heard by one of our people. What was negotiated or mediated ends with it; what others
 * have noticed does not.
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
      if (will === undefined || will === 'free') {
        const set = { withdrawal: 'free', closedAt: now } as const
        const withdrawn = stepComplaint(complaint, [{ move: 'withdraw', set }], { doer, now })
        if (!withdrawn.ok) return withdrawn
        const { after } = withdrawn.value
        const freed = complaint.channel === 'notice' ? await freeJoined(tx, complaint.id, now) : []
        const ended = await endDealings(tx, after, now)
        return ok(join(withdrawn.value, inStage(after, [...ended, ...freed])))
      }
      const subject = { kind: 'complaint', id: complaint.id } as const
      const data = { by: roleOf(doer.as), why: will, version: complaint.version + 1 }
      const set = { withdrawal: will, withdrawalHeardAt: null, withdrawalHeardBy: null }
      await bringBeforeSeniors(tx, complaint, { ...complaint, ...set }, now)
      return ok({
        after: complaint,
        sets: [set],
        events: [{ type: 'complaint_withdrawal_doubted', subject, data }],
      })
    },
  )
}

/** Puts a complaint that waits for no one of ours before the seniors; where somebody has it already, they see it there. */
async function bringBeforeSeniors(tx: Tx, before: Complaint, after: Complaint, now: Date): Promise<void> {
  if (placeOfComplaint(before, now)) return
  const { id: complaintId, language } = after
  await placeComplaint(tx, { complaintId, language, to: placeOfComplaint(after, now) }, now)
}
