import { keepMessages } from '#app/messages/known-messages.ts'
import type { Language } from '#domain/language'

const files = {
  en: () => import('#app/messages/languages/en.ts'),
  uk: () => import('#app/messages/languages/uk.ts'),
  ru: () => import('#app/messages/languages/ru.ts'),
  zh: () => import('#app/messages/languages/zh.ts'),
}

/** Loads the texts of a language into a browser, which keeps the file; rejects where it cannot reach it. */
export async function loadMessages(language: Language): Promise<void> {
  keepMessages(language, (await files[language]()).messages)
}
