import type { Reading, TextFeatures } from '#domain/detection/features'
import { type Canonical, canonical } from '#domain/text/canonical'
import { findContacts } from '#domain/text/contact'
import { bandsOf } from '#domain/text/fingerprint'
import { findObscenities } from '#domain/text/obscenity'
import { countWords, tokens } from '#domain/text/tokens'
import { languageOf } from '#workers/language/language'

export type ReadText = { features: TextFeatures; reading: Reading; bands: string[] }

type Words = { title: string | null; text: string; language?: string | null }

/** Everything a review's words say by themselves. Spans are places in the text as sent; the title's have none. */
export function readText({ title, text, language: stated }: Words): ReadText {
  const read = canonical(text)
  const list = tokens(read.text)
  const language = languageOf(read.text, list)
  const heading = canonical(title ?? '')
  return {
    bands: bandsOf(list),
    reading: readWhole(title, { text, read, language: stated ?? language }),
    features: {
      language,
      words: countWords(list),
      folds: read.folds,
      contacts: [
        ...findContacts(heading.text).map(({ kind }) => ({ kind, span: null })),
        ...findContacts(read.text).map(({ kind, ...span }) => ({ kind, span: read.origin(span) })),
      ],
      obscenities: [
        ...findObscenities(heading.text, tokens(heading.text)).map(() => ({ span: null })),
        ...findObscenities(read.text, list).map((span) => ({ span: read.origin(span) })),
      ],
    },
  }
}

type Whole = { text: string; read: Canonical; language: string }

/** A text with its title before it, on a line of its own. */
function readWhole(title: string | null, { text, read, language }: Whole): Reading {
  if (!title) return { canonical: read, language, origin: read.origin }
  const canonicalWhole = canonical(`${title}\n${text}`)
  const begins = title.length + 1
  return {
    canonical: canonicalWhole,
    language,
    origin(span) {
      const { start, end } = canonicalWhole.origin(span)
      return start < begins ? undefined : { start: start - begins, end: end - begins }
    },
  }
}
