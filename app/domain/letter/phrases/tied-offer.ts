import { offerWords } from '#domain/letter/phrases/tied-offer-words'
import { canonical } from '#domain/text/canonical'
import { joinSpans, type Span } from '#domain/text/span'

/** A sentence, or two joined by a semicolon; commas do not part an offer from its condition. */
const sentence = /[^.!?。！？\n]+[.!?。！？]*/gu
const negation =
  /(?<!\p{L})(?:not|never|without|no|[a-z]+n't|cannot|не|ні|без|жодн\p{L}+|никогда|ніколи|нет|regardless|whether|незалежно|независимо)(?!\p{L})|不|没有|沒有|[无無][论論]|[无無]需|绝|絕/u

/** What is asked of a text: whether something is offered anyhow, as it is beside an offer of money or goods. */
type Asked = { isOffered: boolean }

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

function findTied(text: string, asked: Asked): string[] {
  const read = canonical(text)
  const parts = Array.from(read.text.matchAll(sentence), ({ 0: words, index }) => ({
    words,
    start: index,
    end: index + words.length,
  }))
  const spans: Span[] = []
  for (const [at, part] of parts.entries()) {
    if (isTied(part.words, asked)) spans.push(part)
    const next = parts[at + 1]
    if (next && areTied(part.words, next.words)) spans.push(part, next)
  }
  return joinSpans(spans).map((span) => {
    const { start, end } = read.origin(span)
    return text.slice(start, end).trim()
  })
}

function isTied(part: string, { isOffered }: Asked): boolean {
  return offerWords.some((words) => {
    const isGiven = isOffered || words.gift.test(part)
    if (!isGiven) return false
    if (words.silence.test(part)) return words.tie.test(part)
    if (!words.change.test(part)) return false
    if (words.withheld.test(part)) return true
    return !negation.test(part) && (isOffered || words.tie.test(part))
  })
}

/** Whether one sentence asks for a review and the one beside it says what comes of that. */
function areTied(one: string, other: string): boolean {
  if (negation.test(one) || negation.test(other)) return false
  return offerWords.some((words) => {
    const asksFirst = words.demand.test(one) && words.change.test(one) && words.gift.test(other)
    const asksThen = words.demand.test(other) && words.change.test(other) && words.gift.test(one)
    return (asksFirst || asksThen) && words.follows.test(other)
  })
}
