import type { AppealGround, StatedGround } from '#domain/appeals/ground'
import { findPhrases, phraseOf } from '#domain/letter/phrases/find'
import { findReplyFlaws, type ReplyFlaw } from '#domain/replies/flaws'
import { canonical } from '#domain/text/canonical'
import { countWords, tokens } from '#domain/text/tokens'

/** Something whoever appeals may want to see to before it is sent; it can be sent all the same (B41). */
export type AppealHint =
  /** Too short to say what is wrong: in which grounds. */
  | { kind: 'unexplained'; grounds: AppealGround[] }
  /** It speaks of a file, and none is with it. */
  | { kind: 'no_file'; phrases: string[] }
  | { kind: 'personal' | 'tone'; phrases: string[] }

/** Fewer words than this say that something is wrong, not what. */
const fewWords = 5

/** How a file, a picture or a document that proves something is named where people speak of handing it in. */
const files = [
  String.raw`(?:see|in|on|attach\p{L}*|enclos\p{L}*|send\p{L}*|sent|here is|have|has)\s+(?:\p{L}+\s+){0,3}(?:photos?|pictures?|screenshots?|files?|videos?|receipts?|invoices?|scans?|pdf)(?!\p{L})`,
  String.raw`(?:photos?|pictures?|screenshots?|files?|receipts?|invoices?|scans?)\s+(?:\p{L}+\s+){0,2}(?:attached|enclosed|shows?|proves?)(?!\p{L})`,
  String.raw`(?:attached|enclosed|attachment)(?!\p{L})`,
  String.raw`(?:на|додаю|надсилаю|прикріплюю|прикріпив|прикріпила|додав|додала|маю|є)\s+(?:\p{L}+\s+){0,3}(?:фото|світлин|знімк|знімок|скріншот|скрин|файл|чек|квитанці|документ)\p{L}*`,
  String.raw`(?:фото|скріншот|файл|чек)\p{L}*\s+(?:\p{L}+\s+){0,2}(?:додаю|показу|доводить|у вкладенні)\p{L}*`,
  '(?:у вкладенні|в додатку|у додатку|у прикріпленому)',
  String.raw`(?:на|прилагаю|прикладываю|прикрепляю|приложил|приложила|прикрепил|прикрепила|имеется|есть)\s+(?:\p{L}+\s+){0,3}(?:фото|снимк|снимок|скриншот|скрин|файл|чек|квитанци|документ)\p{L}*`,
  String.raw`(?:фото|скриншот|файл|чек)\p{L}*\s+(?:\p{L}+\s+){0,2}(?:прилага|показыва|доказыва|во вложении)\p{L}*`,
  '(?:во вложении|в приложении)',
].map((source) => phraseOf(source, {}))

/** No word has an end in Chinese that a boundary could be set at. */
const filesInChinese = [
  /(?:附件|附上|附图|见图|如图|上传)[\p{Script=Han}]{0,6}|(?:照片|截图|图片|发票|收据|凭证)(?:可以|能)?(?:显示|证明|为证|在此)/gu,
]

/** B41: what an appeal may lack, in the order a page says it, by the checks that replies are looked at with. */
export function findAppealHints(
  grounds: readonly StatedGround[],
  { hasFile }: { hasFile: boolean },
): AppealHint[] {
  const text = grounds.map((one) => one.text).join('\n')
  const flaws = findReplyFlaws(text)
  const phrasesOf = (...kinds: ReplyFlaw['kind'][]) =>
    flaws.filter(({ kind }) => kinds.includes(kind)).flatMap(({ phrases }) => phrases)
  const short = grounds.filter((one) => isShort(one.text)).map(({ ground }) => ground)
  const spoken = hasFile ? [] : [...findPhrases(text, files), ...findPhrases(text, filesInChinese)]
  const hints: AppealHint[] = [
    { kind: 'no_file', phrases: spoken },
    { kind: 'personal', phrases: phrasesOf('contact') },
    { kind: 'tone', phrases: phrasesOf('blame', 'obscenity') },
  ]
  const found = hints.filter((hint) => 'phrases' in hint && hint.phrases.length > 0)
  return short.length > 0 ? [{ kind: 'unexplained', grounds: short }, ...found] : found
}

function isShort(text: string): boolean {
  return countWords(tokens(canonical(text).text)) < fewWords
}
