import { expect, test } from 'vitest'
import { answerAppeal } from '#domain/appeals/answer'
import { appealGrounds } from '#domain/appeals/ground'
import { newsInWords } from '#domain/appeals/news'
import { appealEffects } from '#domain/appeals/outcome'
import { appealOutcomes } from '#domain/appeals/state'
import { appealTexts } from '#domain/appeals/texts'
import { languages } from '#domain/language'

const at = new Date('2026-11-26T12:00:00Z')
const appeal = {
  ...{ id: '1', submittedAt: at, toldAt: at, decidedAt: at, note: '«»', effects: appealEffects },
  outcome: 'overturned' as const,
  zone: 'UTC',
  isWaived: false,
  answers: appealGrounds.map((ground, nth) => ({ ground, isRight: nth % 2 === 0, text: `${nth}` })),
}

test.each(languages)(
  'in %s every outcome is told whole, with each ground answered and every effect',
  (language) => {
    for (const outcome of appealOutcomes) {
      const answered = answerAppeal({ ...appeal, outcome }, language)
      if (!answered.ok) throw new Error('Not whole')
      const { title, body } = answered.value
      expect(`${title}${body}`).not.toMatch(/[{}]|undefined/)
      for (const ground of appealGrounds) expect(body).toContain(appealTexts[language].grounds[ground])
      for (const effect of appealEffects) expect(body).toContain(appealTexts[language].effects[effect])
      if (language !== 'en') expect(`${title}${body}`).not.toMatch(/[A-Za-z]{3}/)
    }
  },
)

test.each(languages)('in %s an appellant hears of each step on the way', (language) => {
  for (const news of ['received', 'info_requested', 'inadmissible'] as const) {
    const { subject, text } = newsInWords(news, language, { appealId: '1', dueAt: at, words: '–' })
    expect(subject.length).toBeGreaterThan(5)
    expect(text).not.toMatch(/[{}]/)
  }
})

test('where nothing is undone, that is said', () => {
  const answered = answerAppeal({ ...appeal, outcome: 'upheld', effects: [] }, 'en')
  expect(answered).toMatchObject({ value: { body: expect.stringContaining('Nothing changes by this.') } })
})

test('an answer with a gap is not written', () => {
  expect(answerAppeal({ ...appeal, note: '' }, 'en')).toMatchObject({ refusal: { missing: ['note'] } })
  const empty = { ground: 'facts', isRight: false, text: '' } as const
  expect(answerAppeal({ ...appeal, answers: [empty] }, 'en')).toMatchObject({
    refusal: { missing: ['answer'] },
  })
})
