import type { Messages } from '#app/messages/messages.ts'
import type { Language } from '#domain/language'

const known = new Map<Language, Messages>()

/** Keeps the texts of a language: a server knows all of them from the start, a browser those it has loaded. */
export function keepMessages(language: Language, messages: Messages): void {
  known.set(language, messages)
}

/** The texts of a language; undefined where they have not been loaded. */
export function knownMessages(language: Language): Messages | undefined {
  return known.get(language)
}
