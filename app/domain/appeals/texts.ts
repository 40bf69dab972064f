import { en } from '#domain/appeals/texts/en'
import { ru } from '#domain/appeals/texts/ru'
import type { AppealTexts } from '#domain/appeals/texts/template'
import { uk } from '#domain/appeals/texts/uk'
import { zh } from '#domain/appeals/texts/zh'
import type { Language } from '#domain/language'

export const appealTexts: Record<Language, AppealTexts> = { en, uk, ru, zh }
