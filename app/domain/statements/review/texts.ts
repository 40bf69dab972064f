import type { Language } from '#domain/language'
import { en } from '#domain/statements/review/en'
import { ru } from '#domain/statements/review/ru'
import type { ReviewStatementTexts } from '#domain/statements/review/template'
import { uk } from '#domain/statements/review/uk'
import { zh } from '#domain/statements/review/zh'

export const reviewStatementTexts: Record<Language, ReviewStatementTexts> = { en, uk, ru, zh }
