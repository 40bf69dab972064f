import { expect, test } from 'vitest'
import { factsInWords } from '#app/api/facts-in-words.ts'
import { catalogue } from '#app/messages/catalogue.ts'
import { inWords } from '#app/messages/in-words.ts'
import { foldMinor, tellFact } from '#domain/detection/learnt-facts'
import { formerNames, learntNames } from '#domain/detection/signal'
import type { Language } from '#domain/language'
import { languages } from '#domain/language'

/** A part of a learnt model's judgement, as screening keeps it. */
function told(name: string, value: number | undefined, contribution = 0.5) {
  const facts = [value === undefined ? { id: 'unknown', values: {} } : { id: 'value', values: { value } }]
  return { name, contribution, facts }
}

function tell(language: Language, ...[name, value, contribution]: Parameters<typeof told>): string {
  const part = told(name, value, contribution)
  const { message, values } = tellFact(part, part.facts[0] ?? { id: '', values: {} })
  return inWords(language, message, values)
}

test.each(languages)('%s says something of every learnt feature, known and unknown', (language) => {
  for (const name of [...learntNames, ...formerNames]) {
    expect(catalogue[language][`signal.${name}.title`], name).toBeDefined()
    for (const value of [0, 1, 2, 0.037, -1.26, 21, undefined]) {
      if (value === undefined && ['calibration', 'other_behaviour'].includes(name)) continue
      for (const contribution of [-1, 1]) {
        const sentence = tell(language, name, value, contribution)
        expect(sentence, `${name} ${value}`).not.toMatch(/signal\.|[{}#]|NaN/)
        expect(sentence).toMatch(/[.。]$/)
      }
    }
  }
})

test('a number has its unit and no more digits than say something', () => {
  expect(tell('en', 'author.reviews_today', 7)).toBe(
    'The author wrote 7 other reviews that day before this one.',
  )
  expect(tell('en', 'author.age_days', 1.0004)).toBe('The author wrote for the first time 1 day before.')
  expect(tell('en', 'seller.new_author_share_7_days', 0.4267)).toBe(
    'Of the seller’s reviews in the 7 days before, 43 % are their authors’ first.',
  )
  expect(tell('uk', 'author.reviews', 22)).toBe('Раніше автор написав 22 відгуки.')
  expect(tell('ru', 'seller.reviews_30_days', 5)).toBe('За 30 дней до этого продавец получил 5 отзывов.')
  expect(tell('zh', 'review.absolute_distance_stars', 2.345)).toBe('评分与卖家平均分相差 2.3 星。')
})

test('what former models said of a side is still told', () => {
  expect(tell('en', 'review.distance_stars', -2.5)).toBe(
    'The rating is 2.5 stars below the seller’s average.',
  )
  expect(tell('en', 'review.distance_stars', 1)).toBe('The rating is 1 star above the seller’s average.')
  expect(tell('en', 'review.distance_stars', 0)).toBe('The rating equals the seller’s average.')
})

test('a text only ever resembles others, whichever way that speaks', () => {
  expect(tell('en', 'text', 1.2, 1.2)).toMatch(/resembles texts that people found fake/)
  expect(tell('en', 'text', -1.2, -1.2)).toMatch(/resembles texts that people found genuine/)
  for (const language of languages) expect(tell(language, 'text', 1)).not.toMatch(/\bAI\b|ШІ|ИИ|人工智能/)
})

test('an unknown feature is told as unknown, never as suspicious', () => {
  expect(tell('en', 'author.mean_distance_stars', undefined)).toBe(
    'Unknown: the author has written too little so far.',
  )
  expect(tell('en', 'text', undefined)).toBe(
    'Too few texts in this language have been decided to compare with.',
  )
})

test('the interface for programs says the same sentences as the desk', () => {
  const part = { ...told('author.reviews', 3), name: 'author.reviews' }
  // The name of a learnt part, which the list of signals knows once models are wired into screening.
  expect(factsInWords(part as unknown as Parameters<typeof factsInWords>[0], 'en')).toEqual([
    'The author had written 3 reviews before.',
  ])
})

test('what adds little is folded away, and a finding of its own never is', () => {
  const signals = [
    { name: 'author.reviews', contribution: -1.2 },
    { name: 'near_duplicate', contribution: 0.9 },
    { name: 'obscenity', contribution: 0.02 },
    { name: 'author.age_days', contribution: 0.8 },
    { name: 'review.from_middle_stars', contribution: 0.7 },
    { name: 'text', contribution: 0.6 },
    { name: 'seller.reviews', contribution: -0.5 },
    { name: 'seller.age_days', contribution: 0.4 },
    { name: 'calibration', contribution: 0.05 },
  ]
  const { main, minor } = foldMinor(signals)
  expect(minor.map(({ name }) => name)).toEqual(['seller.age_days', 'calibration'])
  expect(main).toHaveLength(7)
})
