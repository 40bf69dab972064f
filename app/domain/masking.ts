import { ok, type Result, refuse } from '#domain/result'
import type { Redaction } from '#domain/review'
import { canonical } from '#domain/text/canonical'
import { findContacts } from '#domain/text/contact'
import { joinSpans, type Span } from '#domain/text/span'

/** What every review shown masked is masked for, unless whoever asked for it named another rule. */
export const usualMaskingReason = 'personal_data'

/** Stretches of a text by which somebody can be reached, as screening finds them: numbers, addresses, links, names of accounts. */
export function findPrivateParts(text: string): Span[] {
  const read = canonical(text)
  return findContacts(read.text)
    .map((found) => read.origin(found))
    .sort((a, b) => a.start - b.start)
}

export type MaskingRefusal = { reason: 'nothing_to_mask' } | { reason: 'words_not_found' }

type Masking = {
  text: string
  /** The text as readers see it, where places of it are masked already. */
  shown: string | null
  /** What is masked besides what is found: each wherever it stands. */
  words: readonly string[]
  reason: string
}

/** What is masked of a text that readers are to see: what is found, what is named, and what was masked before. */
export function judgeMasking({ text, shown, words, reason }: Masking): Result<Redaction[], MaskingRefusal> {
  const named = words.map((word) => word.trim()).filter((word) => word !== '')
  const places = named.map((word) => placesOf(text, word))
  if (places.some((found) => found.length === 0)) return refuse({ reason: 'words_not_found' })
  const spans = [...findPrivateParts(text), ...places.flat()]
  if (spans.length === 0) return refuse({ reason: 'nothing_to_mask' })
  const masked = joinSpans([...spans, ...maskedParts(text, shown)])
  return ok(masked.map(({ start, end }) => ({ start, end, reason })))
}

function placesOf(text: string, word: string): Span[] {
  const found: Span[] = []
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length))
    found.push({ start: at, end: at + word.length })
  return found
}

/** Stretches that read otherwise than they were written; masking never changes how long a text is. */
function maskedParts(text: string, shown: string | null): Span[] {
  if (shown === null || shown.length !== text.length) return []
  const spans: Span[] = []
  for (let at = 0; at < text.length; at++) {
    if (text.charAt(at) === shown.charAt(at)) continue
    const last = spans.at(-1)
    if (last?.end === at) last.end = at + 1
    else spans.push({ start: at, end: at + 1 })
  }
  return spans
}
