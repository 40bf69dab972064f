import { type Appellant, actorOfAppellant, isAddressee } from '#commands/appeals/appellant'
import {
  type AppealAnswer,
  type AppealCommand,
  type AppealRefusal,
  appealEvent,
  changeAppeal,
} from '#commands/appeals/change-appeal'
import type { Database } from '#db/client'
import { type AppealMoveRefusal, moveAppeal } from '#domain/appeals/state'
import { ok, type Result, refuse } from '#domain/result'

/** Takes an appeal back, by whoever made it (A12); another can be made as long as there is time. */
export async function withdrawAppeal(
  db: Database,
  command: AppealCommand,
  appellant: Appellant,
  now: Date,
): Promise<Result<AppealAnswer, AppealRefusal | AppealMoveRefusal>> {
  const acts = { actor: actorOfAppellant(appellant), at: now }
  return changeAppeal<AppealMoveRefusal | { reason: 'not_found' }>(db, command, acts, async (_, appeal) => {
    if (!isAddressee(appellant, appeal)) return refuse({ reason: 'not_found' })
    const moved = moveAppeal(appeal.state, 'withdraw')
    if (!moved.ok) return moved
    return ok({
      set: { state: moved.value, endedAt: now },
      events: [appealEvent('appeal_withdrawn', appeal, moved.value, {})],
    })
  })
}
