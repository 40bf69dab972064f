import type { TextFeatures } from '#domain/detection/features'
import { canonical } from '#domain/text/canonical'
import { bandsOf } from '#domain/text/fingerprint'
import { countWords, tokens } from '#domain/text/tokens'
import { findContacts } from '#workers/language/contact'
import { languageOf } from '#workers/language/language'
import { findObscenities } from '#workers/language/obscenity'

export type ReadText = { features: TextFeatures; bands: string[] }

/** Everything a review's words say by themselves. Spans are places in the text as sent; the title's have none. */
export function readText({ title, text }: { title: string | null; text: string }): ReadText {
  const read = canonical(text)
  const list = tokens(read.text)
  const heading = canonical(title ?? '')
  return {
    bands: bandsOf(list),
    features: {
      language: languageOf(read.text, list),
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
