import {
  actorOfPerson,
  type CaseAnswer,
  type CaseCommand,
  type CaseRefusal,
  caseEvent,
  changeCase,
} from '#commands/exclusion/change-case'
import { issueStatement } from '#commands/exclusion/issue-statement'
import { moveWithNote, type NotedMove, type NotedMoveRefusal } from '#commands/exclusion/move-with-note'
import type { Database } from '#db/client'
import { type Day, startOfDay } from '#domain/day'
import { type MoverRefusal, permitMove, refusalForSenior } from '#domain/exclusion/mover'
import type { MoveRefusal } from '#domain/exclusion/state'
import {
  checkTermination,
  type TerminationException,
  type TerminationRefusal,
} from '#domain/exclusion/termination'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'
import { dayInWords } from '#domain/statements/day-in-words'
import type { StatementRefusal } from '#domain/statements/fill'

export type GiveTerminationNotice = CaseCommand & {
  /** The first day without service; the earliest lawful one where it is left out. */
  terminatesOn?: Day | undefined
  /** A ground of the law on which it need not wait thirty days. */
  exception?: TerminationException | undefined
  note: string
}

export type TerminateRefusal =
  | CaseRefusal
  | MoverRefusal
  | MoveRefusal
  | StatementRefusal
  | TerminationRefusal
  | { reason: 'note_required' }
  | { reason: 'too_few_refusals' }

/**
 * Gives notice that a seller's service ends (E16), after three refusals or on a ground of the law: at least thirty
 * days ahead but for a coded exception (P2B 4(2), 4(4)).
 */
export async function giveTerminationNotice(
  db: Database,
  command: GiveTerminationNotice,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, TerminateRefusal>> {
  return changeCase<TerminateRefusal>(
    db,
    command,
    { actor: actorOfPerson(person), at: now },
    async (tx, exclusion) => {
      const moved = permitMove(exclusion, 'give_termination_notice', person)
      if (!moved.ok) return moved
      const { zone } = exclusion
      const { exception, note } = command
      if (!note.trim()) return refuse({ reason: 'note_required' })
      if (exclusion.refusals < refusalForSenior && !exception) return refuse({ reason: 'too_few_refusals' })
      const checked = checkTermination(command, { now, zone })
      if (!checked.ok) return checked

      const terminatesAt = startOfDay(checked.value, zone)
      const statement = await issueStatement(tx, {
        kind: 'termination_notice',
        exclusion,
        now,
        appliesOn: checked.value,
        values: (language) => ({ note, terminationDay: dayInWords(checked.value, language) }),
      })
      if (!statement.ok) return statement
      return ok({
        set: {
          state: moved.value,
          terminationNoticedBy: person.id,
          terminationNoticedAt: now,
          terminatesAt,
          terminationException: exception ?? null,
        },
        events: [
          caseEvent(
            'termination_noticed',
            { exclusion, after: moved.value },
            {
              terminatesAt: terminatesAt.toISOString(),
              exception: exception ?? null,
              statementId: statement.value,
            },
          ),
        ],
      })
    },
  )
}

/** Takes a notice of termination back before its day; the exclusion goes on with its re-checks. */
export function withdrawTermination(
  db: Database,
  command: NotedMove,
  person: Person,
  now: Date,
): Promise<Result<CaseAnswer, NotedMoveRefusal>> {
  return moveWithNote(
    db,
    command,
    { move: 'withdraw_termination', person, now },
    async (_, { note, ...step }) =>
      ok({
        set: {
          state: step.after,
          terminationNoticedBy: null,
          terminationNoticedAt: null,
          terminatesAt: null,
          terminationException: null,
        },
        events: [caseEvent('termination_withdrawn', step, { note })],
      }),
  )
}
