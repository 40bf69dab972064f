import type { Messages } from '#app/messages/catalogue.ts'
import type { Language } from '#domain/language'

declare global {
  /** Texts by language: a browser gets them from the script of the language it speaks, a server knows them all. */
  var assayTexts: Partial<Record<Language, Messages>> | undefined
}

/** The texts of a language; undefined where a browser has not loaded them. */
export function loadedMessages(language: Language): Messages | undefined {
  return globalThis.assayTexts?.[language]
}
