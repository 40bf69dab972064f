import { addresseeOf } from '#commands/appeals/appellant'
import {
  type AppealAnswer,
  type AppealCommand,
  type AppealRefusal,
  type AppealStep,
  appealEvent,
  changeAppeal,
  permitPart,
  type ReviewerTurnedAway,
  reviewerActs,
} from '#commands/appeals/change-appeal'
import { undoEffects } from '#commands/appeals/effects/undo'
import type { UndoRefusal } from '#commands/appeals/effects/undoing'
import { findLiftedPart } from '#commands/appeals/lifted-part'
import { takesSecond } from '#commands/appeals/takes-second'
import { keepStatement } from '#commands/keep-statement'
import { type Appeal, setAppeal } from '#db/appeals/appeals'
import type { Database, Tx } from '#db/client'
import { answerAppeal } from '#domain/appeals/answer'
import { type FilingRefusal, isAppealable } from '#domain/appeals/filing'
import { type AnswersRefusal, type GroundAnswer, judgeAnswers } from '#domain/appeals/ground'
import { judgeOutcome, type OutcomeRefusal, type Shown } from '#domain/appeals/outcome'
import { type AppealOutcome, type AppealState, moveToOutcome } from '#domain/appeals/state'
import { waiverOf } from '#domain/independence/waiver'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type DecideAppeal = AppealCommand & {
  outcome: AppealOutcome
  answers: GroundAnswer[]
  note: string
  /** How a review that is published again is shown; needed where its text says how to reach somebody. */
  shown?: Shown | undefined
  /** What is masked besides what is found, where it is shown masked. */
  words?: readonly string[] | undefined
  /** The marketplace's time zone, in which days are said. */
  zone: string
}
export type DecideAppealRefusal =
  | AppealRefusal
  | ReviewerTurnedAway
  | AnswersRefusal
  | OutcomeRefusal
  | UndoRefusal
  | Extract<FilingRefusal, { reason: 'not_appealable' }>

/**
 * Decides an appeal (A6–A10): each ground is answered, the appellant is told, and where the appeal was right everything
 * the decision had done is undone in the same transaction. Bringing a seller's goods back takes a second person, for
 * whom it then waits, and so does taking down a review that nobody takes down alone (V17).
 */
export async function decideAppeal(
  db: Database,
  command: DecideAppeal,
  person: Person,
  now: Date,
): Promise<Result<AppealAnswer, DecideAppealRefusal>> {
  return changeAppeal<DecideAppealRefusal>(db, command, reviewerActs(person, now), async (tx, appeal) => {
    const { outcome, zone } = command
    const { kind } = appeal
    if (!isAppealable(kind)) return refuse({ reason: 'not_appealable' })
    const part = await findLiftedPart(tx, appeal, person.id, now)
    const about = { kind, subjectId: appeal.subjectId, isWaived: part.waiverId !== null }
    const isForTwo = await takesSecond(tx, about, outcome, now)
    const moved = permitPart(appeal, isForTwo ? 'propose' : moveToOutcome[outcome], { person, part, now })
    if (!moved.ok) return moved
    const answers = judgeAnswers(appeal.grounds, command.answers)
    if (!answers.ok) return answers
    const judged = judgeOutcome(kind, { ...command, answers: answers.value })
    if (!judged.ok) return judged
    const { shown, words = [] } = command
    const { after, waived } = moved.value
    const decided = { outcome, note: command.note.trim(), answers: answers.value, shown, words, zone }
    if (!isForTwo)
      return settleAppeal(tx, appeal, { ...decided, after, waived, proposedBy: null, person, now })
    return ok({
      set: {
        ...{ state: after, proposedBy: person.id, outcome, note: decided.note, ...waived },
        answers: JSON.stringify(decided.answers),
      },
      events: [appealEvent('appeal_proposed', appeal, after, { outcome, ...waiverOf(waived.waiverId) })],
    })
  })
}

type Settling = {
  outcome: AppealOutcome
  note: string
  answers: GroundAnswer[]
  after: AppealState
  /** Under which waiver, where who decides had a part in it. */
  waived: { waiverId: string | null; waivedAt: Date | null }
  proposedBy: string | null
  shown?: Shown | undefined
  words?: readonly string[]
  zone: string
  person: Person
  now: Date
}

/** Gives an appeal its outcome, undoes what was wrong and tells the appellant. */
export async function settleAppeal(
  tx: Tx,
  appeal: Appeal,
  { outcome, note, answers, after, waived, proposedBy, shown, words = [], zone, person, now }: Settling,
): Promise<Result<AppealStep, UndoRefusal>> {
  // First of all, while the person has not yet acted on what it is about: the database checks that they never had.
  const decided = { state: after, outcome, note, decidedBy: person.id, decidedAt: now, ...waived }
  await setAppeal(tx, appeal.id, { ...decided, answers: JSON.stringify(answers) }, { isNewVersion: false })
  const undone =
    outcome === 'upheld'
      ? ok({ effects: [], events: [] })
      : await undoEffects(tx, {
          ...{ appeal, outcome, note, shown, words, zone, person, proposedBy, now },
          waiverId: waived.waiverId,
        })
  if (!undone.ok) return undone
  const { effects, events } = undone.value

  const { id, submittedAt, toldAt, language } = appeal
  const said = answerAppeal(
    {
      id,
      submittedAt,
      toldAt,
      outcome,
      answers,
      note,
      effects,
      isWaived: waived.waiverId !== null,
      decidedAt: now,
      zone,
    },
    language,
  )
  if (!said.ok) return said
  const about = { kind: 'appeal_decided', subjectKind: 'appeal', subjectId: id } as const
  const statement = { ...about, ...said.value, language, to: addresseeOf(appeal), fields: null }
  const statementId = await keepStatement(tx, { ...statement, toldWith: 'appeal.decided' }, now)
  return ok({
    set: { state: after, effects, outcomeStatementId: statementId },
    events: [
      appealEvent('appeal_decided', appeal, after, {
        outcome,
        effects,
        statementId,
        ...waiverOf(waived.waiverId),
      }),
      ...events,
    ],
  })
}
