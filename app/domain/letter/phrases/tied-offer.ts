import { foldOffer } from '#domain/letter/phrases/tied-offer-fold'
import { offerLanguages } from '#domain/letter/phrases/tied-offer-languages'
import type { OfferWords } from '#domain/letter/phrases/tied-offer-words'
import { joinSpans, type Span } from '#domain/text/span'

/** A sentence, or two joined by a semicolon; commas do not part an offer from its condition. */
const sentence = /(?:[^.!?。！？\n]|\.(?=\p{L}|\p{N}))+[.!?。！？]*/gu
const clauseBound = /[,;:，；：—–()]/u

/** What is asked of a text: whether something is offered anyhow, as it is beside an offer of money or goods. */
type Asked = { isOffered: boolean }

/**
 * What a sentence asks about a review: `plainly`, so that any benefit beside it is tied to it, or `loosely`, a review
 * of whatever kind, which is tied only by words that say so. A review that merely stands `beside` a benefit in one
 * sentence, told of in no past tense, is tied to it as well: "minus review, plus 20 dollars".
 */
type Ask = 'plainly' | 'loosely' | 'beside' | undefined

/**
 * Sentences that tie money or any other benefit to changing, removing, writing or not writing a review, word for
 * word. Solving a buyer's problem is no such offer, and neither is asking for a new look at a review afterwards.
 */
export function findTiedOffers(text: string): string[] {
  return findTied(text, { isOffered: false })
}

/** The same in the words beside an offer: what is given stands in the offer, so any review asked for is tied to it. */
export function findReviewConditions(text: string): string[] {
  return findTied(text, { isOffered: true })
}

/**
 * Whether a text speaks of a benefit and of a review, though it need not tie one to the other: too little to stop it,
 * enough for somebody to read it first.
 */
export function mayBeTied(sent: string): boolean {
  const { text } = foldOffer(sent)
  const languages = offerLanguages.filter(({ letters }) => letters.test(text))
  const isHinted = languages.some(({ review, praise }) => has(text, review) || has(text, praise))
  return isHinted && isGiving(text, languages) && !hasAny(text, languages, 'free')
}

function findTied(sent: string, { isOffered }: Asked): string[] {
  const { text, origin } = foldOffer(sent)
  const languages = offerLanguages.filter(({ letters }) => letters.test(text))
  const parts = partsOf(text, languages)
  const spans: Span[] = []
  for (const [at, part] of parts.entries()) {
    if (part.ask && (isOffered ? part.ask !== 'beside' : isTied(part, languages))) spans.push(part)
    const next = parts[at + 1]
    if (next && (part.ask || next.ask) && areTied(part, next, languages)) spans.push(part, next)
  }
  return joinSpans(spans).map((span) => {
    const { start, end } = origin(span)
    return sent.slice(start, end).trim()
  })
}

/** Languages are read together: people mix them, and one language's offer may stand beside another's condition. */
type Languages = readonly OfferWords[]
type Part = Span & { words: string; ask: Ask }

function partsOf(text: string, languages: Languages): Part[] {
  let before = ''
  return Array.from(text.matchAll(sentence), ({ 0: words, index }) => {
    const part = { words, start: index, end: index + words.length, ask: askIn(words, before, languages) }
    before = words
    return part
  })
}

function isTied({ words, ask }: Part, languages: Languages): boolean {
  return isGiving(words, languages) && (ask !== 'loosely' || hasAny(words, languages, 'tie'))
}

/** Whether one sentence asks for a review and the one beside it says what comes of that. */
function areTied(one: Part, other: Part, languages: Languages): boolean {
  const [asking, giving] = hasRequest(one) ? [one, other] : [other, one]
  if (!hasRequest(asking)) return false
  if (asking.ask === 'loosely' && !hasAny(other.words, languages, 'follows')) return false
  return isGiving(giving.words, languages) && !hasAny(giving.words, languages, 'free')
}

function hasRequest({ ask }: Part): boolean {
  return ask === 'plainly' || ask === 'loosely'
}

function isGiving(words: string, languages: Languages): boolean {
  return languages.some(({ given, benefit }) => has(blank(words, given), benefit))
}

/** The strongest first. */
const strengths = ['plainly', 'loosely', 'beside'] as const

function askIn(words: string, before: string, languages: Languages): Ask {
  const speaking = languages.filter(
    ({ review, praise }) => has(words, review) || has(words, praise) || has(before, review),
  )
  if (speaking.length === 0 || hasAny(words, languages, 'free')) return undefined
  const isHanging = hasAny(words, languages, 'tie')
  const asks = speaking.map((language) => askOf(words, { before, isHanging }, language))
  return strengths.find((strength) => asks.includes(strength))
}

type Around = { before: string; isHanging: boolean }

function askOf(sent: string, { before, isHanging }: Around, language: OfferWords): Ask {
  const words = blank(sent, language.mention)
  const isWithheld = isNothingWithout(words, language)
  const isMeant = ({ start, end }: Span) => isWithheld || !has(clauseAt(words, start, end), language.negation)
  const isNamed = has(before, language.review) || words !== sent
  const reaches = (verb: Span) => reachesReview(words, verb, isNamed, language)

  const changes = spansOf(words, language.change).filter(reaches)
  const isAsking = has(words, language.wish)
  const happenings =
    isHanging || isWithheld || isAsking ? spansOf(words, language.happening).filter(reaches) : []
  const writes = spansOf(words, language.write).filter(reaches)
  const isWanted = isHanging || writes.length > 0 || isAsking
  const praises = isWanted ? spansOf(words, language.praise) : []
  if ([...changes, ...happenings, ...praises].some(isMeant)) return 'plainly'
  if (isHanging && writes.some((verb) => !isMeant(verb))) return 'plainly'
  if (writes.some(isMeant)) return 'loosely'
  return spansOf(blank(words, language.told), language.named).some(isMeant) ? 'beside' : undefined
}

/** "No refund until the review is gone", "change nothing and you get nothing". */
function isNothingWithout(words: string, language: OfferWords): boolean {
  const nots = spansOf(words, language.negation).length
  return nots > 1 || (nots > 0 && has(words, language.until))
}

/** Whether a review is what the verb speaks of: after its first word, or before it, with nothing that parts them. */
function reachesReview(words: string, verb: Span, isNamed: boolean, language: OfferWords): boolean {
  const { review, pronoun, apart, reach } = language
  const reviewsIn = (beside: string) => [
    ...spansOf(beside, review),
    ...(isNamed ? spansOf(beside, pronoun) : []),
  ]
  const first = words.slice(verb.start, verb.end).search(/\s/u)
  const after = words.slice(first < 0 ? verb.end : verb.start + first, verb.end + reach)
  const toReview = after.slice(0, Math.min(...reviewsIn(after).map(({ start }) => start), Infinity))
  if (toReview.length < after.length && !has(toReview, apart)) return true
  const before = words.slice(Math.max(0, verb.start - reach), verb.start)
  const ends = reviewsIn(before).map(({ end }) => end)
  return ends.length > 0 && !has(before.slice(Math.max(...ends)), apart)
}

function clauseAt(words: string, start: number, end: number): string {
  const widest = 80
  const before =
    words
      .slice(Math.max(0, start - widest), start)
      .split(clauseBound)
      .at(-1) ?? ''
  const after = words.slice(end, end + widest).split(clauseBound)[0] ?? ''
  return before + words.slice(start, end) + after
}

function spansOf(words: string, pattern: RegExp): Span[] {
  return Array.from(words.matchAll(pattern), ({ 0: found, index }) => ({
    start: index,
    end: index + found.length,
  }))
}

function hasAny(words: string, languages: Languages, of: 'tie' | 'free' | 'follows'): boolean {
  return languages.some((language) => has(words, language[of]))
}

function has(words: string, pattern: RegExp): boolean {
  return words.search(pattern) >= 0
}

function blank(words: string, pattern: RegExp): string {
  return words.replace(pattern, (found) => ' '.repeat(found.length))
}
