import type { ContactKind } from '#domain/detection/features'
import type { Span } from '#domain/text/span'

export type FoundContact = Span & { kind: ContactKind }

const separator = String.raw`[\s().\-–]{0,2}`
const digits = (count: string) => `(?:${separator}\\d){${count}}(?![\\d])`

/** Numbers as people write them in Ukraine, Russia, China, and with a country's code anywhere. */
const phones = [
  String.raw`(?<![\d+/=])(?:\+?\s?3\s?8\s?)?\(?0\(?(?:39|44|50|63|66|67|68|73|77|9[1-9])\)?${digits('7')}`,
  String.raw`(?<![\d+/=])(?:\+\s?7|[78])[\s(-]{0,2}[3489]\d\d\)?${digits('7')}`,
  String.raw`(?<![\d+/=])(?:\+?86[\s-]?)?1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)`,
  String.raw`\+[1-9]${digits('8,13')}`,
]

const dot = String.raw`(?:\s?\.\s?|\s?[([]\s?(?:dot|точка|крапка)\s?[)\]]\s?|\s(?:dot|точка|крапка)\s)`
const at = String.raw`(?:\s?@\s?|\s?[([]\s?(?:at|собака|собачка)\s?[)\]]\s?|\s(?:собака|собачка)\s)`
const emails = [
  String.raw`(?<![\w.])[a-z0-9][\w.+-]{0,63}${at}[a-z0-9][a-z0-9-]{0,62}${dot}[a-z]{2,10}(?![a-z])`,
]

const domains = 'com|net|org|ua|ru|cn|su|kz|biz|info|xyz|shop|store|рф|укр'
const links = [
  String.raw`\b(?:https?|viber|tg|whatsapp):\s?\/\/\S{1,200}`,
  String.raw`(?<![\p{L}\p{N}])www\s?\.\s?[\p{L}\p{N}-]{2,63}\s?\.\s?\p{L}{2,10}`,
  String.raw`(?<![\p{L}\p{N}@.])[\p{L}\p{N}-]{2,63}(?:\.[\p{L}\p{N}-]{2,63}){0,2}\.(?:${domains})(?![\p{L}\p{N}])`,
  String.raw`(?<![\p{L}\p{N}@.])[\p{L}\p{N}-]{2,63}\.[a-z]{2,10}\/[\w?=&%-]{2,100}`,
]

const apps =
  'telegram|телеграмм?[аеіу]?|телега|телегу|тг|tg|viber|в[аі]йбер[іе]?|вибер[іе]?|whatsapp|ватсапп?[еі]?|вотсапп?[еі]?|instagram|[іи]нстаграмм?[еі]?|insta|инста|signal'
const handle = String.raw`[a-z][\w.]{3,31}`
const messengers = [
  String.raw`(?<![\p{L}\p{N}])(?:t\s?\.\s?me|wa\s?\.\s?me|telegram\s?\.\s?me|т\s?\.\s?ме)\s?[\/\\]\s?\+?[\w+]{3,40}`,
  String.raw`(?<![\p{L}\p{N}.])@${handle}`,
  String.raw`(?<![\p{L}\p{N}])(?:${apps})\s?(?:(?:[:=]\s?|\s?[–-]\s)@?${handle}|@${handle}|\s[a-z]\w{0,30}[\d_]\w{0,30})`,
  String.raw`(?:微信号?|薇信|威信|weixin|wechat|(?<![a-z])(?:vx|wx)|v信)\s?(?:id|号)?\s?[:：是]?\s?[a-z][a-z0-9_-]{4,19}(?![a-z])`,
  '加(?:我|个|下)?(?:微信|薇信|威信|微|薇|v(?![a-z])|vx|wx|qq)',
  String.raw`(?<![a-z])qq\s?(?:群|号)?\s?[:：是]?\s?\d{5,11}(?!\d)`,
]

const kinds = { email: emails, messenger: messengers, link: links, phone: phones } satisfies Record<
  ContactKind,
  string[]
>
const detectors = Object.entries(kinds).map(([kind, patterns]) => ({
  kind: kind as ContactKind, // Object.entries forgets the keys that `satisfies` has checked
  pattern: new RegExp(patterns.map((pattern) => `(?:${pattern})`).join('|'), 'giu'),
}))

// Every contact has one of these; most reviews have none and are done here.
const hint =
  /[@/\\]|www|\.\p{L}|\d[\s().\-–]{0,2}\d[\s().\-–]{0,2}\d|собака|собачка|точка|крапка|dot|微|薇|威|vx|wx|v信|加|qq|weixin|wechat|tg|тг|telegram|телег|viber|бер|сап|inst|інст|инст|signal|t\s?\. ?m|т\s?\. ?м/u

/** Ways of reaching somebody outside the marketplace, in a canonical text; a place is reported once. */
export function findContacts(text: string): FoundContact[] {
  if (!hint.test(text)) return []
  const found: FoundContact[] = []
  for (const { kind, pattern } of detectors) {
    for (const { 0: match, index } of text.matchAll(pattern)) {
      const span = { start: index, end: index + match.length }
      if (!found.some((other) => other.start < span.end && span.start < other.end))
        found.push({ kind, ...span })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}
