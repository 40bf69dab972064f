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
 * of whatever kind, which is tied only by words that say so.
 */
type Ask = 'plainly' | 'loosely' | undefined

/** One sentence as one language reads it. */
type Reading = { ask: Ask; isGiving: boolean; isTied: boolean; follows: boolean; isTakenBack: boolean }

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

function findTied(sent: string, asked: Asked): string[] {
  const { text, origin } = foldOffer(sent)
  const parts = Array.from(text.matchAll(sentence), ({ 0: words, index }) => ({
    words,
    start: index,
    end: index + words.length,
  }))
  const readings = parts.map(({ words }, at) => readSentence(words, parts[at - 1]?.words ?? ''))
  const spans: Span[] = []
  for (const [at, part] of parts.entries()) {
    const [here, next, nextPart] = [readings[at], readings[at + 1], parts[at + 1]]
    if (here && isTied(here, asked)) spans.push(part)
    if (here && next && nextPart && areTied(here, next)) spans.push(part, nextPart)
  }
  return joinSpans(spans).map((span) => {
    const { start, end } = origin(span)
    return sent.slice(start, end).trim()
  })
}

function isTied({ ask, isGiving, isTied }: Reading, { isOffered }: Asked): boolean {
  if (isOffered) return ask !== undefined
  return isGiving && (ask === 'plainly' || (ask === 'loosely' && isTied))
}

/** Whether one sentence asks for a review and the one beside it says what comes of that. */
function areTied(one: Reading, other: Reading): boolean {
  if (one.isTakenBack || other.isTakenBack) return false
  const asking = one.ask ? one : other
  const giving = one.ask ? other : one
  if (!giving.isGiving) return false
  return asking.ask === 'plainly' || (asking.ask === 'loosely' && other.follows)
}

/** Languages are read together: people mix them, and one language's offer may stand beside another's condition. */
function readSentence(words: string, before: string): Reading {
  const some = (isSo: (language: OfferWords) => boolean) => offerLanguages.some(isSo)
  const isTied = some(({ tie }) => has(words, tie))
  const isTakenBack = some(({ free }) => has(words, free))
  const asks = isTakenBack ? [] : offerLanguages.map((language) => askOf(words, { before, isTied }, language))
  return {
    ask: asks.includes('plainly') ? 'plainly' : asks.find((ask) => ask),
    isGiving: some(({ given, benefit }) => has(blank(words, given), benefit)),
    isTied,
    follows: some(({ follows }) => has(words, follows)),
    isTakenBack,
  }
}

type Around = { before: string; isTied: boolean }

function askOf(sent: string, { before, isTied }: Around, language: OfferWords): Ask {
  const words = blank(sent, language.mention)
  const isWithheld = isNothingWithout(words, language)
  const isMeant = ({ start, end }: Span) => isWithheld || !has(clauseAt(words, start, end), language.negation)
  const isNamed = has(before, language.review)
  const reaches = (verb: Span) => reachesReview(words, verb, isNamed, language)

  const changes = spansOf(words, language.change).filter(reaches)
  const happenings = isTied || isWithheld ? spansOf(words, language.happening).filter(reaches) : []
  const writes = spansOf(words, language.write).filter(reaches)
  const isWanted = isTied || writes.length > 0 || has(words, language.wish)
  const praises = isWanted ? spansOf(words, language.praise) : []
  if ([...changes, ...happenings, ...praises].some(isMeant)) return 'plainly'
  if (isTied && writes.some((verb) => !isMeant(verb))) return 'plainly'
  return writes.some(isMeant) ? 'loosely' : undefined
}

/** "No refund until the review is gone", "change nothing and you get nothing". */
function isNothingWithout(words: string, language: OfferWords): boolean {
  const nots = spansOf(words, language.negation).length
  return nots > 1 || (nots > 0 && has(words, language.until))
}

/** Whether a review is what the verb speaks of, before it or after it. */
function reachesReview(words: string, verb: Span, isNamed: boolean, language: OfferWords): boolean {
  const { review, pronoun, apart, reach } = language
  const isReview = (beside: string) => has(beside, review) || (isNamed && has(beside, pronoun))
  const after = words.slice(verb.end, verb.end + reach)
  if (isReview(after.slice(0, spansOf(after, apart)[0]?.start))) return true
  const before = words.slice(Math.max(0, verb.start - reach), verb.start)
  return isReview(before.slice(spansOf(before, apart).at(-1)?.end ?? 0))
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

function has(words: string, pattern: RegExp): boolean {
  return words.search(pattern) >= 0
}

function blank(words: string, pattern: RegExp): string {
  return words.replace(pattern, (found) => ' '.repeat(found.length))
}
