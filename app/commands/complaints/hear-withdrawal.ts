import {
  type ComplaintAnswer,
  type ComplaintCommand,
  type ComplaintRefusal,
  changeComplaint,
} from '#commands/complaints/change-complaint'
import { staffDoer } from '#commands/complaints/doer'
import { about, inStage, stageOf } from '#commands/mediation/steps'
import type { Database } from '#db/client'
import { placeComplaint } from '#db/complaints/line'
import { insertComplaintMessage } from '#db/complaints/messages'
import { isDoubted, placeOfComplaint, waitsToBeHeard } from '#domain/complaints/desk'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type HearWithdrawal = ComplaintCommand & {
  /** What was found and done about it, for our people. */
  note: string
}
export type HearWithdrawalRefusal = { reason: 'not_permitted' | 'nothing_doubted' | 'note_missing' }

/**
 * Notes that somebody has looked at why a complaint was, or nearly was, withdrawn (K16): it leaves the line it waited
 * in for that, and goes on as it was, to whoever it had waited for otherwise.
 */
export function hearWithdrawal(
  db: Database,
  { note, ...command }: HearWithdrawal,
  person: Person,
  now: Date,
): Promise<Result<ComplaintAnswer, HearWithdrawalRefusal | ComplaintRefusal>> {
  const doer = staffDoer(person)
  return changeComplaint<HearWithdrawalRefusal>(db, command, { doer, now }, async (tx, complaint) => {
    if (!may(person, 'judge_danger')) return refuse({ reason: 'not_permitted' })
    if (!isDoubted(complaint)) return refuse({ reason: 'nothing_doubted' })
    if (!note.trim()) return refuse({ reason: 'note_missing' })

    const set = { withdrawalHeardAt: now, withdrawalHeardBy: person.id }
    const { id: complaintId, language } = complaint
    const to = placeOfComplaint({ ...complaint, ...set }, now)
    if (waitsToBeHeard(complaint)) await placeComplaint(tx, { complaintId, language, to }, now)
    const message = { complaintId, lane: 'internal', sentBy: 'staff', authorId: person.id } as const
    await insertComplaintMessage(
      tx,
      { ...message, text: note, requestKey: `heard:${command.requestKey}` },
      now,
    )
    const data = stageOf(complaint)
    const heard = { type: 'complaint_withdrawal_heard', subject: about(complaint), data } as const
    return ok(inStage(complaint, [heard], set))
  })
}
