import appEn from '#app/messages/en.json'
import appRu from '#app/messages/ru.json'
import appUk from '#app/messages/uk.json'
import appZh from '#app/messages/zh.json'
import type { Language } from '#domain/language'

export type Messages = Record<string, string>

/** Every text the pages show, by language and id. Server only: a page is sent the one language it speaks. */
export const catalogue: Record<Language, Messages> = { en: appEn, uk: appUk, ru: appRu, zh: appZh }
