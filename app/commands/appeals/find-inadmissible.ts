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
import { tellAppellant } from '#commands/appeals/tell-appellant'
import type { Database } from '#db/client'
import type { InadmissibleReason } from '#domain/appeals/outcome'
import { appealTexts } from '#domain/appeals/texts'
import { waiverOf } from '#domain/independence/waiver'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'

export type FindInadmissible = AppealCommand & { why: InadmissibleReason }

/** Says that an appeal cannot be looked at as it is, for one of four formal reasons, and how to cure that (A3). */
export async function findInadmissible(
  db: Database,
  { why: reason, ...command }: FindInadmissible,
  person: Person,
  now: Date,
): Promise<Result<AppealAnswer, AppealRefusal | ReviewerTurnedAway>> {
  return changeAppeal<ReviewerTurnedAway>(db, command, reviewerActs(person, now), async (tx, appeal) => {
    const moved = await permitReviewer(tx, appeal, 'find_inadmissible', { person, now })
    if (!moved.ok) return moved
    const { after, waived } = moved.value
    const words = appealTexts[appeal.language].inadmissible[reason]
    await tellAppellant(tx, { ...appeal, words }, 'inadmissible', now)
    return ok({
      // Whoever found it so has it in hand: contested, it goes to somebody else.
      set: { state: after, assignee: person.id, ...waived, inadmissibleReason: reason, endedAt: now },
      events: [appealEvent('appeal_inadmissible', appeal, after, { reason, ...waiverOf(waived.waiverId) })],
    })
  })
}
