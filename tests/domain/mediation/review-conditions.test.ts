import { expect, test } from 'vitest'
import { findReviewConditions, findTiedOffers } from '#domain/letter/phrases/tied-offer'
import { conditionCases } from '#tests/domain/mediation/condition-cases'

/** What is known to slip through: conditions that name neither a review nor what is to be done with it. */
const missed = [
  'We can make it worth your while if those stars come back up.',
  'Mark it as solved everywhere you wrote and the courier brings the envelope.',
  'Приберете свою писанину — привеземо новий стілець.',
  'Ви ж розумієте, що за таку оцінку назустріч не йдуть.',
  'Сотрёте своё сочинение — привезём новый стул.',
  'Вы нам звёздочки, мы вам деньги.',
  '那条留言处理一下，红包随后就到。',
  '星星加回来，什么都好商量。',
]
/** What is stopped though nothing is tied: its writer is told which sentence, and says it otherwise. */
const stoppedInVain: string[] = []

const all = Object.values(conditionCases).flat()
const isStopped = ({ as, text }: (typeof all)[number]) =>
  (as === 'offer' ? findReviewConditions(text) : findTiedOffers(text)).length > 0

test('in four languages an offer or a message that ties a benefit to a review is told from honest ones', () => {
  const wrong = (ties: boolean) =>
    all.filter((one) => one.ties === ties && isStopped(one) !== ties).map(({ text }) => text)
  expect(wrong(true)).toEqual(missed)
  expect(wrong(false)).toEqual(stoppedInVain)
})

test.each(Object.entries(conditionCases))('there are ten of each kind and more in %s', (_, cases) => {
  expect(cases.filter(({ ties }) => ties).length).toBeGreaterThanOrEqual(10)
  expect(cases.filter(({ ties }) => !ties).length).toBeGreaterThanOrEqual(7)
})

test('a condition spread over two sentences is quoted whole, and so is one in letters that only look alike', () => {
  expect(findTiedOffers('Good day. Delete the review. Then we will refund you. Bye.')).toEqual([
    'Delete the review. Then we will refund you.',
  ])
  expect(findTiedOffers('Hi! Delete the rеvіew and get a refund.')).toEqual([
    'Delete the rеvіew and get a refund.',
  ])
})

test('a long text is read in time that grows with its length only', () => {
  const long = 'We send a refund if the review about the chair that came late with '.repeat(80)
  const start = performance.now()
  findTiedOffers(long)
  for (const word of ['не ', 'пока ', 'не пока ']) findReviewConditions(`отзыв удалите ${word.repeat(900)}`)
  expect(performance.now() - start).toBeLessThan(2_000)
})
