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
import { inDays, infoDays } from '#domain/appeals/clock'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type AskAppellant = AppealCommand & { words: string; days: number }
export type AskRefusal =
  | ReviewerTurnedAway
  | { reason: 'words_required' }
  | { reason: 'days_out_of_range'; least: number; most: number }

/** Asks whoever appeals for something, with time enough to send it; our own time stands still meanwhile (A5). */
export async function askAppellant(
  db: Database,
  { words, days, ...command }: AskAppellant,
  person: Person,
  now: Date,
): Promise<Result<AppealAnswer, AppealRefusal | AskRefusal>> {
  return changeAppeal<AskRefusal>(db, command, reviewerActs(person, now), async (tx, appeal) => {
    const moved = await permitReviewer(tx, appeal, 'ask', { person, now })
    if (!moved.ok) return moved
    const asked = words.trim()
    if (!asked) return refuse({ reason: 'words_required' })
    const { least, most } = infoDays
    if (!Number.isInteger(days) || days < least || days > most)
      return refuse({ reason: 'days_out_of_range', least, most })

    const askedUntil = inDays(days, now)
    await tellAppellant(tx, { ...appeal, dueAt: askedUntil, words: asked }, 'info_requested', now)
    return ok({
      set: { state: moved.value.after, asked, askedAt: now, askedUntil, sent: null },
      events: [
        appealEvent('appeal_info_requested', appeal, moved.value.after, { until: askedUntil.toISOString() }),
      ],
    })
  })
}
