import { findPhrases, type Phrase, phraseOf } from '#domain/letter/phrases/find'

const english = {
  buyer: `(?:buyer|customer|client|purchaser|shopper|consumer|people)(?:'?s'?)?`,
  bad: `(?:stupid|inadequate|unreasonable|picky|ungrateful|dishonest|rude|lazy|greedy|careless|hysterical|incompetent|illiterate|impossible to please|never satisfied|too demanding|to blame|at fault|guilty|lying|liars?)`,
  gap: String.raw`(?:[\s,]+[\p{L}']+){0,3}[\s,]+`,
}
const englishPhrases = [
  '<buyer><gap>(?:are|is|was|were|being)<gap>?\\s*<bad>(?!\\p{L})',
  '<buyer>\\s+(?:just\\s+|simply\\s+|always\\s+|themselves\\s+)?(?:lies?|lied|complains? about nothing|makes? things up|made (?:it|things) up|exaggerates?)(?!\\p{L})',
  "<buyer>\\s+(?:(?:just|simply|never|often|who)\\s+)*(?:do not|does not|did not|don't|doesn't|didn't|never|cannot|can't)\\s+(?:even\\s+|bother to\\s+)?(?:read|understand|know what)(?!\\p{L})",
  '(?:stupid|inadequate|unreasonable|picky|ungrateful|dishonest|greedy|hysterical|difficult|toxic)\\s+<buyer>(?!\\p{L})',
  "(?:buyers?|customers?|clients?|people)['s]*\\s+(?:own\\s+)?(?:fault|carelessness|stupidity|negligence|inattention)(?!\\p{L})",
  '(?:fault|blame|carelessness|stupidity|inattention|negligence)\\s+(?:is|lies|rests|was|on|of|with)(?:\\s+\\p{L}+){0,2}\\s+<buyer>(?!\\p{L})',
  "(?:it'?s|that'?s|is|was) their own (?:fault|problem|choice)(?!\\p{L})",
  'have (?:only )?themselves to blame',
  '(?:want|wanted|wants|expect|expects|looking for)\\s+(?:everything|something|things|goods)\\s+(?:for free|for nothing)',
  '(?:competitors?|rivals?)\\s+(?:\\p{L}+\\s+){0,3}(?:write|wrote|order|leave|left|post|buy|bought|paid)(?!\\p{L})',
  '(?:consumer|buyer|customer) (?:terrorism|terrorists?|extremism|blackmail)',
].map((source) => phraseOf(source, english))

const ukrainian = {
  buyer: String.raw`(?:покупц|покупец|покупчин|клієнт|замовник|замовниц|споживач)\p{L}*|люди|людей`,
  bad: String.raw`(?:неадекват|вередлив|примхлив|дурн|тупи|неуважн|невдячн|скандальн|істеричн|конфліктн|нахабн|хамовит|безграмотн|неписьменн|брехлив)\p{L}*`,
  guilty: String.raw`(?:винн|винен|винуват)\p{L}*`,
  few: String.raw`(?:\s+\p{L}+){0,3}\s+`,
}
const ukrainianPhrases = [
  '<bad>\\s+(?:\\p{L}+\\s+)?<buyer>',
  '<buyer>\\s+(?:\\p{L}+\\s+){0,2}<bad>',
  '(?:<buyer>)<few>?\\s*(?<=\\s)<guilty>',
  '<guilty><few>?\\s*(?<=\\s)(?:<buyer>)',
  '(?:вина|провина|з вини|через неуважність|через дурість)\\s+(?:\\p{L}+\\s+)?(?:<buyer>)',
  'сам(?:і|а)?\\s+(?:ж\\s+|собі\\s+)?<guilty>',
  '(?:<buyer>)\\s+(?:(?:просто|часто|взагалі|самі|сам|зазвичай|навіть|ніколи|які)\\s+)*(?:не чита|не вмі\\p{L}+ чита|не дивля|не розумі|не зна|бреш|вигаду|обманю|наговорю|перебільшу|чіпля|придира)\\p{L}*',
  '(?:хочуть|хотіли|хоче)\\s+(?:отримати\\s+)?(?:все|усе|товар|щось)\\s+(?:безкоштовно|на халяву|задарма)',
  'споживч\\p{L}+ (?:тероризм|екстремізм)\\p{L}*',
  'конкурент\\p{L}*\\s+(?:\\p{L}+\\s+){0,3}(?:пиш|замовл|лиша|залиша|купу)\\p{L}*',
  'шантажу\\p{L}*',
].map((source) => phraseOf(source, ukrainian))

const russian = {
  buyer: String.raw`(?:покупател|клиент|заказчик|заказчиц|потребител)\p{L}*|люди|людей`,
  bad: String.raw`(?:неадекват|капризн|глуп|туп|невнимател|неблагодарн|скандальн|истеричн|конфликтн|нагл|хамоват|безграмотн|лжив|привередлив)\p{L}*`,
  guilty: String.raw`(?:виноват|винят|виновн)\p{L}*`,
  few: String.raw`(?:\s+\p{L}+){0,3}\s+`,
}
const russianPhrases = [
  '<bad>\\s+(?:\\p{L}+\\s+)?<buyer>',
  '<buyer>\\s+(?:\\p{L}+\\s+){0,2}<bad>',
  '(?:<buyer>)<few>?\\s*(?<=\\s)<guilty>',
  '<guilty><few>?\\s*(?<=\\s)(?:<buyer>)',
  '(?:вина|по вине|из-за невнимательности|из-за глупости)\\s+(?:\\p{L}+\\s+)?(?:<buyer>)',
  'сам(?:и|а)?\\s+(?:же\\s+|себе\\s+)?<guilty>',
  '(?:<buyer>)\\s+(?:(?:просто|часто|вообще|сами|сам|обычно|даже|никогда|которые)\\s+)*(?:не чита|не уме\\p{L}+ чита|не смотр|не понима|не зна|вр[уе]т|вр[ае]л|лгут|выдумыва|обманыва|наговарива|преувеличива|придира)\\p{L}*',
  '(?:хотят|хотели|хочет)\\s+(?:получить\\s+)?(?:все|товар|что-то)\\s+(?:бесплатно|на халяву|даром)',
  'потребительск\\p{L}+ (?:терроризм|экстремизм)\\p{L}*',
  'конкурент\\p{L}*\\s+(?:\\p{L}+\\s+){0,3}(?:пиш|заказыва|оставля|покупа)\\p{L}*',
  'шантажир\\p{L}*',
].map((source) => phraseOf(source, russian))

const chineseBuyer = '(?:[买買]家|[顾顧]客|客[户戶]|消[费費]者|客人)'
const chinesePhrases: Phrase[] = [
  `${chineseBuyer}(?:自己)?的?(?:错|錯|[问問][题題]|[责責]任|[过過]失)`,
  `(?:怪|[赖賴]|[归歸]咎于?|[归歸]咎於)${chineseBuyer}`,
  `${chineseBuyer}[^，。；！？,.;!?]{0,6}(?:[无無]理取[闹鬧]|素[质質]|故意|[恶惡]意|撒[谎謊]|[说說][谎謊]|挑剔|不看|看不懂|[贪貪]|不[讲講]理|敲[诈詐]|占便宜)`,
  `(?:[无無]理取[闹鬧]|[恶惡]意|不[讲講]理|素[质質]低|挑剔)的?${chineseBuyer}`,
  '[恶惡]意(?:差[评評]|[评評][论論]|投[诉訴])',
  '[职職][业業]差[评評][师師]?',
  '同行[^，。；！？,.;!?]{0,6}(?:抹黑|[恶惡]意|[诬誣]陷|刷差[评評])',
  '刁民',
].map((source) => new RegExp(source, 'gu'))

const phrases = [...englishPhrases, ...ukrainianPhrases, ...russianPhrases, ...chinesePhrases]

/**
 * Where a letter puts the blame on buyers (R4.13), word for word. Saying what buyers find hard (some take no
 * calls) is no blame. A hint for its writer and its reader, never a verdict.
 */
export function findBlame(text: string): string[] {
  return findPhrases(text, phrases)
}
