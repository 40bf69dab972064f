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
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type NoteView = AppealCommand & { view: string }

/** Keeps what a reviewer thinks of the thing itself, before they see who decided what and why (A6, blind first look). */
export async function noteView(
  db: Database,
  { view, ...command }: NoteView,
  person: Person,
  now: Date,
): Promise<Result<AppealAnswer, AppealRefusal | ReviewerTurnedAway | { reason: 'view_required' }>> {
  return changeAppeal<ReviewerTurnedAway | { reason: 'view_required' }>(
    db,
    command,
    reviewerActs(person, now),
    async (tx, appeal) => {
      const moved = await permitReviewer(tx, appeal, 'note_view', { person, now })
      if (!moved.ok) return moved
      const firstView = view.trim()
      if (!firstView) return refuse({ reason: 'view_required' })
      return ok({
        set: { state: moved.value.after, firstView },
        events: [appealEvent('appeal_viewed', appeal, moved.value.after, {})],
      })
    },
  )
}
