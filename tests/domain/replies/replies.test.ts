import { expect, test } from 'vitest'
import { languages } from '#domain/language'
import { findReplyFlaws, screenReply } from '#domain/replies/flaws'
import { findReplyReason } from '#domain/replies/reasons'
import {
  allowedReplyActions,
  moveReply,
  type ReplyMove,
  type ReplyState,
  replyStates,
} from '#domain/replies/state'
import { offerTemplates, suggestSituation } from '#domain/replies/templates'
import { countByAge } from '#domain/replies/unanswered'

const moves: ReplyMove[] = [
  'screen_publish',
  'screen_queue',
  'publish',
  'return',
  'reject',
  'replace',
  'withdraw',
  'restore',
]

test('a reply reaches its readers only through screening or a person, and what has ended stays so', () => {
  const all = replyStates.flatMap((from) => moves.map((move) => ({ from, move, to: moveReply(from, move) })))
  const into = (state: ReplyState) =>
    all.filter(({ to }) => to.ok && to.value === state).map(({ from, move }) => `${from} ${move}`)
  const restored = ['returned restore', 'rejected restore']
  expect(into('published')).toEqual(['draft screen_publish', 'queued publish', ...restored])
  expect(into('rejected')).toEqual(['queued reject', 'published reject'])
  const ended: ReplyState[] = ['superseded', 'withdrawn']
  expect(all.filter(({ from, to }) => to.ok && ended.includes(from))).toEqual([])
  expect(allowedReplyActions('queued')).toEqual(['publish', 'return', 'reject'])
  expect(allowedReplyActions('published')).toEqual(['reject'])
  expect(allowedReplyActions('draft')).toEqual([])
})

test.each([
  ['Sorry, call Olena: +380 67 123 45 67', 'contact'],
  ['Пишіть нам у телеграм @shop_kyiv', 'contact'],
  ['We refund 100 % once you remove the review.', 'tied_offer'],
  ['Повернемо гроші, якщо ви видалите відгук.', 'tied_offer'],
  ['Вернём деньги, если удалите отзыв.', 'tied_offer'],
  ['删除差评后可获得退款。', 'tied_offer'],
  ['The customer is stupid and cannot read.', 'blame'],
  ['Ви брешете, ідіот!', 'blame'],
  ['Вы врёте, дебил.', 'blame'],
  ['You are lying, you moron.', 'blame'],
  ['你是白痴吗？', 'blame'],
] as const)('before it is sent, “%s” is warned about as %s', (text, kind) => {
  expect(findReplyFlaws(text).map((flaw) => flaw.kind)).toContain(kind)
})

test.each([
  'Перепрошуємо: кур’єр загубив посилку, гроші вже повернули.',
  'Извините за задержку, мы заменим тупое лезвие и хамон отправим заново.',
  'Sorry about the delay; the new pan is on its way.',
  '很抱歉给您带来不便，我们已经退款。',
])('“%s” is no insult', (text) => {
  expect(findReplyFlaws(text)).toEqual([])
})

test('a person looks at what may break a rule; bad manners alone hold nothing up', () => {
  const auto = { autoPublish: true }
  expect(screenReply([], auto)).toBe('screen_publish')
  expect(screenReply([{ kind: 'blame', phrases: ['x'] }], auto)).toBe('screen_publish')
  for (const kind of ['contact', 'obscenity', 'tied_offer'] as const)
    expect(screenReply([{ kind, phrases: ['x'] }], auto)).toBe('screen_queue')
  expect(screenReply([], { autoPublish: false })).toBe('screen_queue')
})

test.each(languages)(
  'in %s no text to begin from is warned about, and none is offered with a gap',
  (language) => {
    const whole = {
      shop: 'Shop',
      orderedOn: '2026-11-01',
      promisedOn: '2026-11-05',
      deliveredOn: '2026-11-08',
    }
    const offered = offerTemplates(language, whole, (day) => day)
    expect(offered).toHaveLength(7)
    expect(offered.flatMap(({ text }) => findReplyFlaws(text))).toEqual([])
    const few = offerTemplates(language, { shop: 'Shop' }, (day) => day)
    expect(few.map(({ id }) => id)).not.toContain('apologise_late')
    expect([...offered, ...few].filter(({ text }) => /[{}]/.test(text))).toEqual([])
  },
)

test('an insult is better left unanswered', () => {
  expect(suggestSituation({ rating: 5, isInsult: false })).toBe('thank')
  expect(suggestSituation({ rating: 1, isInsult: false })).toBe('apologise')
  expect(suggestSituation({ rating: 1, isInsult: true })).toBe('leave')
})

test('every reason says its rule in all languages', () => {
  const reason = findReplyReason('tied_offer')
  expect(Object.keys(reason?.text ?? {}).sort()).toEqual(['en', 'ru', 'uk', 'zh'])
  expect(findReplyReason('wrong_seller')).toBeUndefined()
})

test('waiting negatives are told apart by age without losing one', () => {
  const now = new Date('2026-11-22T09:00:00Z')
  const written = [0, 2.9, 3, 7.9, 8, 30.9, 31, 400].map(
    (days) => new Date(now.getTime() - days * 86_400_000),
  )
  expect(countByAge(written, now).map(({ count }) => count)).toEqual([2, 2, 2, 2])
})
