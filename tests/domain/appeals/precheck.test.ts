import { expect, test } from 'vitest'
import { findAppealHints } from '#domain/appeals/precheck'

const hintsOf = (text: string, hasFile = false) =>
  findAppealHints([{ ground: 'facts', text }], { hasFile }).map(({ kind }) => kind)

test.each([
  ['I did order there, and it came late.'],
  ['Я справді купив цей ніж, і номер у ньому був магазину.'],
  ['Я действительно купил эту кастрюлю, крышка не закрывается.'],
  ['我确实买了这口锅，锅柄也确实松了。'],
  ['My receipt was not asked for before the review was taken down.'],
])('of an appeal that says what is wrong nothing is said: %s', (text) => {
  expect(hintsOf(text)).toEqual([])
})

test.each([['No.'], ['It is wrong!'], ['Це неправда.'], ['Неправда это.'], ['不对。']])(
  'words too few to say what is wrong are pointed out: %s',
  (text) => {
    expect(findAppealHints([{ ground: 'facts', text }], { hasFile: false })).toEqual([
      { kind: 'unexplained', grounds: ['facts'] },
    ])
  },
)

test.each([
  ['The number is printed on the box, see the photo of its side.'],
  ['The screenshot I attached shows that the parcel was late.'],
  ['The receipt shows that I did order there.'],
  ['На фото нерозкритої коробки видно ту саму подряпину.'],
  ['Надсилаю чек, замовлення було моє.'],
  ['Чек во вложении, заказ был мой.'],
  ['Прилагаю скриншот переписки с магазином.'],
  ['附件是订单截图，订单确实是我的。'],
  ['照片可以证明锅柄是松的，请再看一次。'],
])('a file that is spoken of and is not there is pointed out: %s', (text) => {
  expect(hintsOf(text)).toEqual(['no_file'])
  expect(hintsOf(text, true)).toEqual([])
})

test.each([
  ['The order was mine, ring me on +380 67 115 20 31 and I will say more.', 'personal'],
  ['Замовлення моє, пишіть на oleh@example.com, я все поясню.', 'personal'],
  ['The customers are just lying about my shop, as they always do.', 'tone'],
  ['Неадекватный покупатель пишет про наш магазин что попало.', 'tone'],
])('personal data and a tone of blame are pointed out with the words: %s', (text, kind) => {
  const [hint, ...others] = findAppealHints([{ ground: 'facts', text }], { hasFile: false })
  expect(others).toEqual([])
  expect(hint).toMatchObject({ kind })
  const phrases = hint && 'phrases' in hint ? hint.phrases : []
  expect(phrases.length).toBeGreaterThan(0)
  for (const phrase of phrases) expect(text).toContain(phrase)
})

test('each ground is looked at for itself, and the words of all together', () => {
  const grounds = [
    { ground: 'facts', text: 'No.' },
    { ground: 'rule', text: 'The rule is about insults, and there is none in it.' },
  ] as const
  expect(findAppealHints(grounds, { hasFile: false })).toEqual([{ kind: 'unexplained', grounds: ['facts'] }])
})
