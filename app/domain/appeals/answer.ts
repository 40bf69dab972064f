import { appealableUntil } from '#domain/appeals/filing'
import type { GroundAnswer } from '#domain/appeals/ground'
import type { AppealEffect } from '#domain/appeals/outcome'
import type { AppealOutcome } from '#domain/appeals/state'
import { appealTexts } from '#domain/appeals/texts'
import { dayOf } from '#domain/day'
import type { Language } from '#domain/language'
import { ok, type Result } from '#domain/result'
import { dayInWords } from '#domain/statements/day-in-words'
import { fill, fillWhole, type StatementRefusal } from '#domain/statements/fill'

export type AnsweredAppeal = {
  id: string
  submittedAt: Date
  /** When the decision it is from was told. */
  toldAt: Date
  outcome: AppealOutcome
  answers: readonly GroundAnswer[]
  note: string
  effects: readonly AppealEffect[]
  /** Whether who decided had a part in it, and decided under a waiver. */
  isWaived: boolean
  decidedAt: Date
  /** The marketplace's time zone, in which days are said. */
  zone: string
}

/**
 * What an appellant is answered: the outcome, every ground, the reasons, what changes now and where else to turn
 * (A8, A9; DSA Art. 20(5), 21).
 */
export function answerAppeal(
  appeal: AnsweredAppeal,
  language: Language,
): Result<{ title: string; body: string }, StatementRefusal> {
  const { outcome, answers, effects } = appeal
  const texts = appealTexts[language]
  const day = (at: Date) => dayInWords(dayOf(at, appeal.zone), language)
  const grounds = answers.map(({ ground, isRight, text }) =>
    fillWhole(texts.ground, {
      ...{ ground: texts.grounds[ground], answer: text },
      isRight: isRight ? texts.isRight.yes : texts.isRight.no,
    }),
  )
  const gap = grounds.find((ground) => !ground.ok)
  if (gap && !gap.ok) return gap
  const whole = fillWhole([texts.head, texts.reasons, texts.further].join('\n'), valuesOf(appeal, day))
  if (!whole.ok) return whole
  const changed = effects.map((effect) => texts.effects[effect]).join('\n')
  const paragraphs = [
    ...[fill(texts.head, valuesOf(appeal, day)), texts.outcome[outcome]],
    ...grounds.flatMap((ground) => (ground.ok ? [ground.value] : [])),
    fill(texts.reasons, valuesOf(appeal, day)),
    changed ? fill(texts.changes, { effects: changed }) : texts.nothingChanges,
    ...[texts.who[appeal.isWaived ? 'same' : 'another'], fill(texts.further, valuesOf(appeal, day))],
  ]
  return ok({ title: texts.title[outcome], body: paragraphs.join('\n\n') })
}

function valuesOf(
  { id, submittedAt, toldAt, note, decidedAt, zone }: AnsweredAppeal,
  day: (at: Date) => string,
) {
  return {
    ...{ appealId: id, note, submitted: day(submittedAt), told: day(toldAt) },
    ...{ date: day(decidedAt), lastDay: day(appealableUntil(toldAt, zone)) },
  }
}
