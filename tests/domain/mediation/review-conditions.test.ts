import { expect, test } from 'vitest'
import { findReviewConditions, findTiedOffers, mayBeTied } from '#domain/letter/phrases/tied-offer'
import { conditionCases } from '#tests/domain/mediation/condition-cases'
import { type ConditionCase, casesOf } from '#tests/domain/mediation/condition-lists'
import { heldOutConditions } from '#tests/domain/mediation/held-out-conditions'
import { lastConditions } from '#tests/domain/mediation/last-conditions'
import { plainConditions } from '#tests/domain/mediation/plain-conditions'
import { triedConditions } from '#tests/domain/mediation/tried-conditions'
import { widerConditions } from '#tests/domain/mediation/wider-conditions'

/** What is known to slip through: conditions that name neither a review nor what is to be done with it. */
const missed = [
  'Ви ж розумієте, що за таку оцінку назустріч не йдуть.',
  '看到您的评价了。请您改一下，我们送您礼品。',
  'Видаляєте — повертаємо. Ідеться про ваш відгук.',
  'Удаляете — возвращаем. Речь о вашем отзыве.',
  'We will pay the return shipping as well, provided nobody reads about it on the site.',
  'Діє, доки про нас не з’явиться нічого поганого на сайті.',
  'Действует, пока о нас на сайте не появится ничего плохого.',
  'Із вдячністю за підняту оцінку.',
]
/** What is stopped though nothing is tied: its writer is told which sentence, and says it otherwise. */
const stoppedInVain: string[] = []

const developed = [
  ...Object.values(conditionCases).flat(),
  ...[triedConditions, widerConditions, heldOutConditions, lastConditions, plainConditions].flatMap((of) =>
    Object.values(of).flatMap(casesOf),
  ),
]
const isStopped = ({ as, text }: ConditionCase) =>
  (as === 'offer' ? findReviewConditions(text) : findTiedOffers(text)).length > 0

const wrongOf = (cases: ConditionCase[], ties: boolean) =>
  cases.filter((one) => one.ties === ties && isStopped(one) !== ties).map(({ text }) => text)

test('in four languages an offer or a message that ties a benefit to a review is told from honest ones', () => {
  expect(wrongOf(developed, true)).toEqual(missed)
  expect(wrongOf(developed, false)).toEqual(stoppedInVain)
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

test.each([
  'Приберіть в і д г у к і отримайте знижку.',
  'Снимите о.т.з.ы.в — вернём деньги.',
  'Снимите от-зыв — вернём деньги.',
  'Delete your r3v13w and get a refund.',
  'Delete your revieeeew and get a refund.',
  'Delete your r*view and get a refund.',
  '删除差 评，全额退款。',
  '請刪除 c.p，全額退款。',
])('words hidden from a machine are read, and quoted as they were written: %s', (text) => {
  expect(findTiedOffers(`Добрий день. ${text}`)).toEqual([text])
})

test('a long text is read in time that grows with its length only', () => {
  const long = 'We send a refund if the review about the chair that came late with '.repeat(80)
  const start = performance.now()
  findTiedOffers(long)
  for (const word of [
    'не ',
    'пока ',
    'не пока ',
    'удалите ',
    'review ',
    'дякуємо за ',
    '好评',
    '1 2 3 4 ',
    'a',
  ]) {
    findReviewConditions(`отзыв удалите ${word.repeat(3_000)}`)
  }
  expect(performance.now() - start).toBeLessThan(4_000)
})

test('of what slips through, whatever names a review and something given is read by somebody first', () => {
  const slipped = developed.filter(({ as, text }) => as === 'message' && missed.includes(text))
  const unread = slipped.filter(({ text }) => !mayBeTied(text)).map(({ text }) => text)
  expect(unread).toEqual([
    'We will pay the return shipping as well, provided nobody reads about it on the site.',
  ])
  for (const text of ['The refund is on its way.', 'Your review may stay as it is; the refund comes anyway.'])
    expect(mayBeTied(text)).toBe(false)
})
