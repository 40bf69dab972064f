import { messages as en } from '#app/messages/languages/en.ts'
import { messages as ru } from '#app/messages/languages/ru.ts'
import { messages as uk } from '#app/messages/languages/uk.ts'
import { messages as zh } from '#app/messages/languages/zh.ts'
import type { Messages } from '#app/messages/messages.ts'
import type { Language } from '#domain/language'

/** Every text the pages show, by language and id. Server only: a browser loads the one language its page speaks. */
export const catalogue: Record<Language, Messages> = { en, uk, ru, zh }
