import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import type { ComplaintDoer } from '#commands/complaints/doer'
import { stepComplaint } from '#commands/complaints/step-complaint'
import type { Database } from '#db/client'
import { insertComplaintMessage } from '#db/complaints/messages'
import { reopenableUntil } from '#domain/complaints/clock'
import type { ComplaintMoverRefusal, ComplaintSide } from '#domain/complaints/mover'
import { type Result, refuse } from '#domain/result'

export type ReturnToComplaint = ComplaintCommand & {
  /** contest: it was turned down (K4, once). reopen: it is closed and there are new facts (K17, 30 days). */
  move: 'contest' | 'reopen'
  text: string
  side: ComplaintSide
  authorId: string | null
  /** The marketplace's time zone. */
  zone: string
}
export type ReturnRefusal = { reason: 'contested_before' } | { reason: 'too_late'; until: Date }

/** Brings a complaint that is over before our people again, with what whoever filed it says to that. */
export function returnToComplaint(
  db: Database,
  { move, text, side, authorId, zone, ...command }: ReturnToComplaint,
  doer: ComplaintDoer,
  now: Date,
): Promise<Result<ComplaintAnswer, ReturnRefusal | ComplaintRefusal | ComplaintMoverRefusal>> {
  return changeComplaint<ReturnRefusal | ComplaintMoverRefusal>(
    db,
    command,
    { doer, now },
    async (tx, complaint) => {
      // What was joined with another is looked at for itself from now on.
      const contested = { contestedAt: now, duplicateOf: null }
      const set = move === 'contest' ? contested : { closedAt: null, reopenedAt: now }
      const stepped = stepComplaint(complaint, [{ move, set }], { doer, now })
      if (!stepped.ok) return stepped
      if (move === 'contest' && complaint.contestedAt !== null) return refuse({ reason: 'contested_before' })
      const until = reopenableUntil(complaint.closedAt ?? now, zone)
      if (move === 'reopen' && now > until) return refuse({ reason: 'too_late', until })
      const requestKey = `${move}:${command.requestKey}`
      const message = {
        complaintId: complaint.id,
        lane: side,
        sentBy: side,
        authorId,
        text,
        requestKey,
      } as const
      await insertComplaintMessage(tx, message, now)
      return stepped
    },
  )
}
