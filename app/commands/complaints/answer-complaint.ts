import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintDoer,
  type ComplaintRefusal,
  changeComplaint,
  stepComplaint,
} from '#commands/complaints/change-complaint'
import type { Database } from '#db/client'
import { insertComplaintMessage } from '#db/complaints/messages'
import type { ComplaintMoverRefusal } from '#domain/complaints/mover'
import type { Result } from '#domain/result'

export const sellerAnswers = ['accept', 'offer', 'dispute'] as const
export type SellerAnswer = (typeof sellerAnswers)[number]

export type AnswerComplaint = ComplaintCommand & { answer: SellerAnswer; text: string; authorId: string }

/** What a seller says to a complaint (K7): both sides read it, and the negotiation begins. */
export function answerComplaint(
  db: Database,
  { answer, text, authorId, ...command }: AnswerComplaint,
  doer: ComplaintDoer,
  now: Date,
): Promise<Result<ComplaintAnswer, ComplaintRefusal | ComplaintMoverRefusal>> {
  return changeComplaint<ComplaintMoverRefusal>(
    db,
    command,
    { doer, now },
    async (tx, { id, ...complaint }) => {
      const set = { sellerAnswer: answer, sellerAnsweredAt: now }
      const stepped = stepComplaint({ id, ...complaint }, [{ move: 'answer', set, facts: { answer } }], {
        doer,
        now,
      })
      if (!stepped.ok) return stepped
      const requestKey = `answer:${command.requestKey}`
      const message = {
        complaintId: id,
        lane: 'both',
        sentBy: 'respondent',
        authorId,
        text,
        requestKey,
      } as const
      await insertComplaintMessage(tx, message, now)
      return stepped
    },
  )
}
