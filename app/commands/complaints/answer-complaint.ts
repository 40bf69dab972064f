import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import type { ComplaintDoer } from '#commands/complaints/doer'
import { holdDoubtful } from '#commands/complaints/hold-back'
import { stepComplaint } from '#commands/complaints/step-complaint'
import { keepStopped, passWords } from '#commands/mediation/stop-condition'
import type { Database } from '#db/client'
import { wasHeldBack } from '#db/complaints/held'
import { insertComplaintMessage } from '#db/complaints/messages'
import type { ComplaintMoverRefusal } from '#domain/complaints/mover'
import type { ConditionRefusal } from '#domain/mediation/offer'
import { ok, type Result } from '#domain/result'

export const sellerAnswers = ['accept', 'offer', 'dispute'] as const
export type SellerAnswer = (typeof sellerAnswers)[number]

export type AnswerComplaint = ComplaintCommand & { answer: SellerAnswer; text: string; authorId: string }

type Answered = ComplaintAnswer & { isHeld: boolean }
export type AnswerRefusal = ComplaintRefusal | ComplaintMoverRefusal | ConditionRefusal

/**
 * What a seller says to a complaint (K7): both sides read it, and the negotiation begins. An answer that ties a benefit
 * to a review is stopped and kept (B55); the words of one that only may are held until one of our people has read them,
 * and it is an answer all the same.
 */
export async function answerComplaint(
  db: Database,
  command: AnswerComplaint,
  doer: ComplaintDoer,
  now: Date,
): Promise<Result<Answered, AnswerRefusal>> {
  const answered = await writeAnswer(db, command, doer, now)
  const { complaintId, authorId } = command
  const of = { complaintId, authorId, triedBy: 'respondent', place: 'message' } as const
  await keepStopped(db, answered, of, { actor: doer.actor, now })
  return answered
}

async function writeAnswer(
  db: Database,
  { answer, text, authorId, ...command }: AnswerComplaint,
  doer: ComplaintDoer,
  now: Date,
): Promise<Result<Answered, AnswerRefusal>> {
  const requestKey = `answer:${command.requestKey}`
  const written = await changeComplaint<ComplaintMoverRefusal | ConditionRefusal>(
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
      const passed = passWords(text)
      if (!passed.ok) return passed
      const message = { sentBy: 'respondent', authorId, text, requestKey } as const
      const held = await holdDoubtful(tx, message, { ...complaint, id }, now)
      if (!held.isHeld) await insertComplaintMessage(tx, { ...message, complaintId: id, lane: 'both' }, now)
      return ok({ ...stepped.value, events: [...stepped.value.events, ...held.events] })
    },
  )
  // Read, not remembered: a repeated form is answered as it was at first.
  return written.ok ? ok({ ...written.value, isHeld: await wasHeldBack(db, requestKey) }) : written
}
