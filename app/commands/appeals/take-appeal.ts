import {
  type AppealAnswer,
  type AppealCommand,
  type AppealRefusal,
  appealEvent,
  changeAppeal,
  permitReviewer,
  type ReviewerTurnedAway,
  reviewerActs,
} from '#commands/appeals/change-appeal'
import type { Database } from '#db/client'
import { waiverOf } from '#domain/independence/waiver'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'

/** Takes an appeal in hand (A4): refused for whoever had any part in what it is about, unless under a waiver. */
export async function takeAppeal(
  db: Database,
  command: AppealCommand,
  person: Person,
  now: Date,
): Promise<Result<AppealAnswer, AppealRefusal | ReviewerTurnedAway>> {
  return changeAppeal<ReviewerTurnedAway>(db, command, reviewerActs(person, now), async (tx, appeal) => {
    const moved = await permitReviewer(tx, appeal, 'take', { person, now })
    if (!moved.ok) return moved
    const { after, waived } = moved.value
    return ok({
      set: { state: after, assignee: person.id, ...waived },
      events: [appealEvent('appeal_taken', appeal, after, waiverOf(waived.waiverId))],
    })
  })
}
