import {
  type AppealAnswer,
  type AppealCommand,
  type AppealRefusal,
  type AppealStep,
  appealEvent,
  changeAppeal,
  notWaived,
  reviewerActs,
} from '#commands/appeals/change-appeal'
import { type Appeal, insertDecider } from '#db/appeals/appeals'
import type { Database, Tx } from '#db/client'
import { appealDueAt } from '#domain/appeals/clock'
import { type AppealMoveRefusal, moveAppeal } from '#domain/appeals/state'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** Gone to a dispute body, a mediator or a court, and what came of it there: to be judged anew, or over. */
export type FollowExternal = AppealCommand &
  ({ step: 'go_external'; body: string; reference: string } | { step: 'come_back' } | { step: 'close' })
export type ExternalRefusal = AppealMoveRefusal | { reason: 'not_permitted' } | { reason: 'body_required' }

/**
 * Keeps what became of an appeal elsewhere (A11). One that comes back is judged by somebody who has not decided it
 * before.
 */
export async function followExternal(
  db: Database,
  command: FollowExternal,
  person: Person,
  now: Date,
): Promise<Result<AppealAnswer, AppealRefusal | ExternalRefusal>> {
  return changeAppeal<ExternalRefusal>(db, command, reviewerActs(person, now), async (tx, appeal) => {
    if (!may(person, 'decide_appeals')) return refuse({ reason: 'not_permitted' })
    const moved = moveAppeal(appeal.state, command.step)
    if (!moved.ok) return moved
    const after = moved.value
    switch (command.step) {
      case 'go_external': {
        const [externalBody, reference] = [command.body.trim(), command.reference.trim()]
        if (!externalBody) return refuse({ reason: 'body_required' })
        return ok({
          set: { state: after, externalBody, externalReference: reference || null, endedAt: null },
          events: [appealEvent('appeal_went_external', appeal, after, {})],
        })
      }
      case 'come_back':
        return ok(await beginAnew(tx, appeal, now))
      case 'close':
        return ok({
          set: { state: after, endedAt: now },
          events: [appealEvent('appeal_closed', appeal, after, {})],
        })
      default:
        return command satisfies never
    }
  })
}

async function beginAnew(tx: Tx, appeal: Appeal, now: Date): Promise<AppealStep> {
  const { id: appealId, decidedBy, proposedBy } = appeal
  for (const accountId of [decidedBy, proposedBy]) {
    if (accountId) await insertDecider(tx, appealId, accountId, now)
  }
  const nobody = { assignee: null, decidedBy: null, proposedBy: null, firstView: null, ...notWaived }
  const undecided = { outcome: null, note: null, answers: '[]', effects: [], outcomeStatementId: null }
  return {
    set: {
      ...{ state: 'submitted', ...nobody, ...undecided, decidedAt: null, endedAt: null },
      ...{ dueAt: appealDueAt(appeal.subjectKind, now), pausedMs: 0, reminded: 0 },
    },
    events: [appealEvent('appeal_came_back', appeal, 'submitted', {})],
  }
}
