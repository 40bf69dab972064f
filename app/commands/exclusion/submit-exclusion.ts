import {
  actorOfPerson,
  type CaseAnswer,
  type CaseCommand,
  type CaseRefusal,
  caseEvent,
  changeCase,
} from '#commands/exclusion/change-case'
import type { Database } from '#db/client'
import { checkGrounds, type RefutedGround } from '#domain/exclusion/borne-out'
import { type MoverRefusal, permitMove } from '#domain/exclusion/mover'
import { checkScope, type Scope, type ScopeRefusal } from '#domain/exclusion/scope'
import type { MoveRefusal } from '#domain/exclusion/state'
import type { Person } from '#domain/permission'
import { ok, type Result } from '#domain/result'

export type SubmitExclusion = CaseCommand & Scope & { note: string }
export type SubmitRefusal = CaseRefusal | MoverRefusal | MoveRefusal | ScopeRefusal | RefutedGround

/**
 * Puts a draft, or one that was sent back, before a second person, with its scope and reasons as they now are. Who
 * submits counts as the one that proposed. Refused where the frozen figures refute a ground.
 */
export async function submitExclusion(
  db: Database,
  command: SubmitExclusion,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, SubmitRefusal>> {
  return changeCase<SubmitRefusal>(
    db,
    command,
    { actor: actorOfPerson(person), at: now },
    async (_, exclusion) => {
      const moved = permitMove(exclusion, 'submit', person)
      if (!moved.ok) return moved
      const scope = checkScope(command, 'exclude')
      if (!scope.ok) return scope
      const borneOut = checkGrounds(scope.value.reasonCodes, exclusion.snapshot)
      if (!borneOut.ok) return borneOut
      return ok({
        set: { state: moved.value, ...scope.value, note: command.note, proposedBy: person.id },
        events: [caseEvent('exclusion_submitted', { exclusion, after: moved.value }, {})],
      })
    },
  )
}
