import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastShared } from '#db/near-duplicates'
import { canonical } from '#domain/text/canonical'
import { findContacts } from '#domain/text/contact'
import { bandsOf } from '#domain/text/fingerprint'
import { findObscenities } from '#domain/text/obscenity'
import { overlap } from '#domain/text/overlap'
import { tokens } from '#domain/text/tokens'
import { languageOf } from '#workers/language/language'
import { readText } from '#workers/language/read-text'

const contactsIn = (text: string) => readText({ title: null, text }).features.contacts
const obscenitiesIn = (text: string) => {
  const { text: compared } = canonical(text)
  return findObscenities(compared, tokens(compared)).length
}
const bandsIn = (text: string) => bandsOf(tokens(canonical(text).text))

test.each([
  ['uk', 'Чудовий товар, доставили вчасно і все ціле'],
  ['uk', "П'ять зірок, дуже добре"],
  ['ru', 'Отличный товар, доставили вовремя, всё целое'],
  ['ru', 'Хорошо'],
  ['en', 'Great phone, it came on time and works well'],
  ['en', 'Excellent!'],
  ['zh', '手机很好，物流也快，iPhone 15 值得买'],
  ['other', 'Das Telefon ist sehr gut und schön verpackt, überraschend'],
  ['other', 'El producto es muy bueno y la entrega fue rápida'],
  ['other', 'とても良い商品でした'],
  ['other', '👍👍👍'],
])('%s: %s', (language, text) => {
  const compared = canonical(text).text
  expect(languageOf(compared, tokens(compared))).toBe(language)
})

test.each([
  ['phone', 'Дзвоніть 067 123 45 67'],
  ['phone', 'call +380 67 123 45 67 now'],
  ['phone', 'тел. 8 (912) 345-67-89'],
  ['phone', '+7 912 345 67 89'],
  ['phone', '电话13812345678'],
  ['phone', '+49 (151) 2345-6789'],
  ['email', 'write to deal.man@example.com'],
  ['email', 'пишіть ivan собака ukr крапка net'],
  ['link', 'see https://example.org/x'],
  ['link', 'дешевше на super-shop.com.ua'],
  ['link', 'www . cheap . com'],
  ['messenger', 'Cheapest at t.me/deal_1'],
  ['messenger', 'find t . me / x_shop'],
  ['messenger', 'т.ме/deal'],
  ['messenger', 'пишіть у телеграм @deal_man'],
  ['messenger', 'Telegram: dealman'],
  ['messenger', '加微信 abc12345'],
  ['messenger', '微信号：abc12345'],
  ['messenger', '加V有优惠'],
  ['messenger', 'QQ: 123456789'],
])('%s in: %s', (kind, text) => expect(contactsIn(text).map((contact) => contact.kind)).toContain(kind))

test.each([
  'Замовлення 20450012345678 прийшло 12.05.2024 о 10:30, коштувало 1 299 грн',
  'Paid 12 999.00 on 2024-05-12, weighs 1.5kg, 4000 mAh, 6.1 inch',
  'Продавець написав мені у вайбер, дуже ввічливий',
  'The seller answered in Telegram within an hour.',
  'Great phone.It works well.Very fast',
  '用微信支付很方便，添加了保护膜',
  'Рейтинг 5/5, розмір 42/44, 24/7 підтримка',
  'Добре.Швидко.Рекомендую',
  'The insta-love was real, see picture/0670018716/ref',
])('no contact in: %s', (text) => expect(contactsIn(text)).toEqual([]))

test('a contact is found where it stands in the text as sent', () => {
  const text = 'Пиши \u200b\u200b в t\u200b.me/deal_1 зараз'
  const [found] = contactsIn(text)
  expect(text.slice(found?.span?.start, found?.span?.end)).toBe('t\u200b.me/deal_1')
})

test('a contact in the title is found too', () => {
  const { features } = readText({ title: 'call +380671234567', text: 'fine' })
  expect(features.contacts).toEqual([{ kind: 'phone', span: null }])
})

test.each([
  'Это полный пиздец',
  'хуйня а не товар',
  'нахуй такое',
  'охуенный телефон',
  'заебали уже',
  'ебаный магазин',
  'блядь, опять',
  'суки обманули',
  'Продавець мудак',
  'курва, знову зламалось',
  'наїбали з розміром',
  'повне гівно',
  'What the fuck',
  'This is bullshit',
  'fuuuuck',
  'assholes',
  '卖家是傻逼',
  '他妈的骗子',
  'х\u200bуйня',
  'xуйня',
])('obscene: %s', (text) => expect(obscenitiesIn(text)).toBeGreaterThan(0))

test.each([
  'страхувати, застрахуй, потребляю, употреблять, влюбляться, оскорблять',
  'хлеб, мебель, небо, себе, тебе, Себастьян, ребёнок, учебник, дебют, зебра, ебитда',
  'худой, похудел, хуже, Хуавей, худи, хутор, подхура',
  'підрядник, підірвали, підорожчав, підробка, запізнився, поїздка, поїзд',
  'бляха, бляшанка, рубля, корабля, сукня, сукно, сучасний, рисунок',
  'мудрый, мандарин, скипидар, команда, курвиметр, жопорожец',
  'Scunthorpe, Essex, classic, assistant, cockpit, Dickens, shiitake, Pushkin, basement',
  '我操作很简单，妈妈的手机，我妈的生日',
])('innocent: %s', (text) => expect(obscenitiesIn(text)).toBe(0))

test('any string at all is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const { features } = readText({ title: text, text })
      for (const { span } of features.contacts) expect(span === null || span.end <= text.length).toBe(true)
    }),
    { examples: [['\ud800\udc00\ud800'], ['\0'], ['👩‍👩‍👧‍👦'.repeat(200)]] },
  )
})

test.each([
  ['digits', '0 '.repeat(2500)],
  ['phone starts', '+38067'.repeat(800)],
  ['dots', 'a.'.repeat(2500)],
  ['at signs', 'a@'.repeat(2500)],
  ['slashes', 't.me/'.repeat(1000)],
  ['spaces', `@${' '.repeat(4990)}`],
  ['one long word', 'е'.repeat(5000)],
  ['prefixes', 'выпонадобезобеб'.repeat(300)],
  ['gaps', 'а б '.repeat(1250)],
])('a text made to be slow is not: %s', (_, text) => {
  const started = performance.now()
  readText({ title: null, text })
  findContacts(text)
  // A busy machine takes its time; what went back again and again over 5 000 characters would take minutes.
  expect(performance.now() - started).toBeLessThan(3_000)
})

test('a text has twenty bands, always the same, and a very short one has none', () => {
  const text = 'The box came on time and the phone works'
  expect(bandsIn(text)).toHaveLength(20)
  expect(bandsIn(text)).toEqual(bandsIn(`  ${text.toUpperCase()}!!!`))
  expect(bandsIn(text)[0]).toBe('1690330363783685306')
  expect(bandsIn('Very good phone, thanks')).toEqual([])
  expect(bandsIn('很好，谢谢')).toEqual([])
  for (const band of bandsIn(text)) expect(BigInt.asIntN(64, BigInt(band)).toString()).toBe(band)
})

test('copies with one word in ten changed nearly always meet; unrelated texts nearly never', () => {
  const vocabulary = Array.from({ length: 800 }, (_, at) => `word${at}`)
  const text = fc.array(fc.constantFrom(...vocabulary), { minLength: 40, maxLength: 40 })
  const pairs = fc.sample(fc.tuple(text, text), { numRuns: 200, seed: 7 })
  const meets = (a: string[], b: string[]) => {
    const bands = new Set(bandsIn(a.join(' ')))
    return bandsIn(b.join(' ')).filter((band) => bands.has(band)).length >= leastShared.rare
  }
  const edited = pairs.filter(([a]) =>
    meets(
      a,
      a.map((word, at) => (at % 10 === 5 ? 'changed' : word)),
    ),
  )
  expect(edited.length).toBeGreaterThan(185)
  expect(pairs.filter(([a, b]) => meets(a, b)).length).toBeLessThan(3)
  expect(overlap('a b c d', 'e f g h')).toBe(0)
})
