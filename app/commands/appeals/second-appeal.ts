import {
  type AppealAnswer,
  type AppealCommand,
  appealEvent,
  changeAppeal,
  permitReviewer,
  reviewerActs,
} from '#commands/appeals/change-appeal'
import { type DecideAppealRefusal, settleAppeal } from '#commands/appeals/decide-appeal'
import type { Database } from '#db/client'
import { moveToOutcome } from '#domain/appeals/state'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type SecondAppeal = AppealCommand & { isApproved: boolean; zone: string }

/** Agrees with an outcome another person has proposed, which then takes effect, or disagrees, and it is judged on (A7). */
export async function secondAppeal(
  db: Database,
  command: SecondAppeal,
  person: Person,
  now: Date,
): Promise<Result<AppealAnswer, DecideAppealRefusal | { reason: 'nothing_waits' }>> {
  return changeAppeal<DecideAppealRefusal | { reason: 'nothing_waits' }>(
    db,
    command,
    reviewerActs(person, now),
    async (tx, appeal) => {
      const { outcome, note, answers, proposedBy } = appeal
      if (outcome === null || note === null || appeal.state !== 'second_opinion')
        return refuse({ reason: 'nothing_waits' })
      const move = command.isApproved ? moveToOutcome[outcome] : 'disagree'
      const moved = await permitReviewer(tx, appeal, move, { person, now })
      if (!moved.ok) return moved
      if (command.isApproved)
        return settleAppeal(tx, appeal, {
          outcome,
          note,
          answers,
          ...moved.value,
          proposedBy,
          zone: command.zone,
          person,
          now,
        })
      return ok({
        set: { state: moved.value.after, proposedBy: null, outcome: null },
        events: [appealEvent('appeal_disagreed', appeal, moved.value.after, {})],
      })
    },
  )
}
