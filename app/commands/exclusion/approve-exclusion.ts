import {
  actorOfPerson,
  type CaseAnswer,
  type CaseCommand,
  type CaseRefusal,
  caseEvent,
  changeCase,
} from '#commands/exclusion/change-case'
import { issueStatement } from '#commands/exclusion/issue-statement'
import { noticeValues } from '#commands/exclusion/notice-values'
import { effectAt, isUnheard, startOf } from '#commands/exclusion/take-effect'
import type { Database } from '#db/client'
import { type Exclusion, setExclusion } from '#db/exclusions/cases'
import { checkGrounds, type RefutedGround } from '#domain/exclusion/borne-out'
import { type MoverRefusal, permitMove } from '#domain/exclusion/mover'
import { type ExclusionState, type MoveRefusal, moveExclusion } from '#domain/exclusion/state'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'
import type { StatementRefusal } from '#domain/statements/fill'

export type ApproveRefusal = CaseRefusal | MoverRefusal | MoveRefusal | StatementRefusal | RefutedGround

/**
 * Approves a proposed exclusion (E4): another person than proposed it. The statement of reasons is written and the
 * marketplace is told; the effect begins when it confirms, or at once where it has no endpoint that hears (E6).
 * Refused where the case's own figures refute a ground: nobody is sent reasons that contradict themselves.
 */
export async function approveExclusion(
  db: Database,
  command: CaseCommand,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, ApproveRefusal>> {
  return changeCase<ApproveRefusal>(
    db,
    command,
    { actor: actorOfPerson(person), at: now },
    async (tx, exclusion) => {
      const moved = permitApproval(exclusion, person)
      if (!moved.ok) return moved
      const statement = await issueStatement(tx, {
        kind: 'exclusion_notice',
        exclusion,
        now,
        values: (language) => noticeValues(exclusion.zone, now, language),
      })
      if (!statement.ok) return statement

      const approved = { approvedBy: person.id, approvedAt: now, noticedAt: now }
      const effect = (await isUnheard(tx)) ? moveExclusion(moved.value, 'take_effect') : undefined
      const start = effect?.ok ? effectAt(now, exclusion.zone) : undefined
      if (start)
        await setExclusion(tx, exclusion.id, { state: moved.value, ...approved }, { isNewVersion: false })
      const { scope, category, reasonCodes } = exclusion
      const told = startOf(start ?? { dayZero: null, recheckNotBefore: null })
      const events = [
        caseEvent(
          'exclusion_approved',
          { exclusion, after: moved.value },
          { scope, category, reasonCodes, ...told, statementId: statement.value },
        ),
      ]
      if (!start || !effect?.ok) return ok({ set: { state: moved.value, ...approved }, events })
      events.push(
        caseEvent(
          'exclusion_took_effect',
          { exclusion, before: moved.value, after: effect.value },
          {
            dayZero: start.dayZero,
            recheckNotBefore: start.recheckNotBefore.toISOString(),
            isConfirmed: false,
          },
        ),
      )
      return ok({ set: { state: effect.value, ...start }, events })
    },
  )
}

/** The state it would have, where this person may approve it and its figures do not refute its grounds. */
function permitApproval(
  exclusion: Exclusion,
  person: Person,
): Result<ExclusionState, MoverRefusal | MoveRefusal | RefutedGround> {
  const moved = permitMove(exclusion, 'approve', person)
  const borneOut = checkGrounds(exclusion.reasonCodes, exclusion.snapshot)
  return moved.ok && !borneOut.ok ? borneOut : moved
}
