import { expect, test } from 'vitest'
import { findBlame } from '#domain/letter/phrases/blame'
import { findTiedOffers } from '#domain/letter/phrases/tied-offer'
import { blameCases } from '#tests/domain/letter/blame-cases'
import { offerCases } from '#tests/domain/letter/offer-cases'

/** What the phrases are known to get wrong. A letter is read by a person all the same. */
const missedBlame = [
  'If somebody cannot use a screwdriver, that is hardly our problem.',
  'Деяким не догодиш, що не зроби.',
  'Кому-то просто скучно, вот и строчат гадости.',
  '有的人怎么都不会满意。',
]
const missedOffers = ['联系买家撤一下，红包补上。']

test('blame is told from plain facts in four languages, but for the misses listed', () => {
  const wrong = blameCases.filter(({ text, blames }) => findBlame(text).length > 0 !== blames)
  expect(wrong.map(({ text }) => text)).toEqual(missedBlame)
})

test('offers tied to reviews are told from help in four languages, but for the misses listed', () => {
  const wrong = offerCases.filter(({ text, ties }) => findTiedOffers(text).length > 0 !== ties)
  expect(wrong.map(({ text }) => text)).toEqual(missedOffers)
})

test('what was found is quoted as the seller wrote it', () => {
  expect(findBlame('Увага!  ПОКУПЦІ САМІ ВИННІ, крапка.')).toEqual(['ПОКУПЦІ САМІ ВИННІ'])
  expect(findTiedOffers('Hello. Delete the review and get 10 % off! Thanks.')).toEqual([
    'Delete the review and get 10 % off!',
  ])
})
