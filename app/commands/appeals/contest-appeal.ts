import { type Appellant, actorOfAppellant, isAddressee } from '#commands/appeals/appellant'
import {
  type AppealAnswer,
  type AppealCommand,
  type AppealRefusal,
  appealEvent,
  changeAppeal,
  notWaived,
} from '#commands/appeals/change-appeal'
import { insertDecider } from '#db/appeals/appeals'
import type { Database } from '#db/client'
import { type AppealMoveRefusal, moveAppeal } from '#domain/appeals/state'
import { ok, type Result, refuse } from '#domain/result'

export type ContestRefusal = AppealMoveRefusal | { reason: 'not_found' } | { reason: 'contested_before' }

/** Has an appeal that was not taken looked at again, once, and by somebody else (A3). */
export async function contestAppeal(
  db: Database,
  command: AppealCommand,
  appellant: Appellant,
  now: Date,
): Promise<Result<AppealAnswer, AppealRefusal | ContestRefusal>> {
  const acts = { actor: actorOfAppellant(appellant), at: now }
  return changeAppeal<ContestRefusal>(db, command, acts, async (tx, appeal) => {
    if (!isAddressee(appellant, appeal)) return refuse({ reason: 'not_found' })
    if (appeal.contestedAt) return refuse({ reason: 'contested_before' })
    const moved = moveAppeal(appeal.state, 'contest')
    if (!moved.ok) return moved
    if (appeal.assignee) await insertDecider(tx, appeal.id, appeal.assignee, now)
    return ok({
      set: { state: moved.value, assignee: null, ...notWaived, contestedAt: now, endedAt: null },
      events: [appealEvent('appeal_contested', appeal, moved.value, {})],
    })
  })
}
