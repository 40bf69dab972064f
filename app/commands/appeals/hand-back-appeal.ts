import {
  type AppealAnswer,
  type AppealCommand,
  type AppealRefusal,
  appealEvent,
  changeAppeal,
  notWaived,
  permitReviewer,
  type ReviewerTurnedAway,
  reviewerActs,
} from '#commands/appeals/change-appeal'
import { type Appeal, insertConflict } from '#db/appeals/appeals'
import type { Database } from '#db/client'
import { afterWait } from '#domain/appeals/clock'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'

export type HandBackAppeal = AppealCommand & {
  /** What ties the person to the matter: they never judge it then. */
  conflict?: string | undefined
}

/**
 * Puts an appeal back in line for others, with what is known so far; with a conflict of interest, for good (G4). A wait
 * for its appellant ends with it, and is added to the time there is.
 */
export async function handBackAppeal(
  db: Database,
  { conflict, ...command }: HandBackAppeal,
  person: Person,
  now: Date,
): Promise<Result<AppealAnswer, AppealRefusal | ReviewerTurnedAway>> {
  return changeAppeal<ReviewerTurnedAway>(db, command, reviewerActs(person, now), async (tx, appeal) => {
    const moved = await permitReviewer(tx, appeal, 'hand_back', { person, now })
    if (!moved.ok) return moved
    const why = conflict?.trim()
    if (why) await insertConflict(tx, { appealId: appeal.id, accountId: person.id, why }, now)
    return ok({
      set: {
        state: moved.value.after,
        assignee: null,
        firstView: null,
        ...notWaived,
        ...timeOf(appeal, now),
      },
      events: [appealEvent('appeal_handed_back', appeal, moved.value.after, { hasConflict: Boolean(why) })],
    })
  })
}

function timeOf(appeal: Appeal, now: Date) {
  if (appeal.state !== 'info_requested') return {}
  const { pausedMs, dueAt } = afterWait(appeal, now)
  return { pausedMs, dueAt, reminded: 0 }
}
