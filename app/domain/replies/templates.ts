import { type Day, daysBetween } from '#domain/day'
import type { Language } from '#domain/language'
import type { ReplyTemplate } from '#domain/replies/template'
import { apologies } from '#domain/replies/templates-apologise'
import { thanks } from '#domain/replies/templates-thank'

/** What a reply can be for (R1.4); sometimes the best reply is none. */
export const situations = ['thank', 'apologise', 'leave'] as const
export type Situation = (typeof situations)[number]

const templates: Record<Exclude<Situation, 'leave'>, readonly ReplyTemplate[]> = {
  thank: thanks,
  apologise: apologies,
}

/** What is known of the order of a review. Days are those of the marketplace's zone. */
export type OrderDays = { shop: string; orderedOn?: Day; promisedOn?: Day; deliveredOn?: Day }

export type OfferedTemplate = { id: string; situation: Exclude<Situation, 'leave'>; text: string }

/** The texts a shop can begin from in a language, filled in from the order; `inWords` writes a day in it. */
export function offerTemplates(
  language: Language,
  order: OrderDays,
  inWords: (day: Day) => string,
): OfferedTemplate[] {
  const values = valuesOf(order, inWords)
  return (['thank', 'apologise'] as const).flatMap((situation) =>
    templates[situation].flatMap(({ id, texts }) => {
      const names = [...texts[language].matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
      if (names.some((name) => values[name] === undefined)) return []
      const text = texts[language].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
      return [{ id, situation, text }]
    }),
  )
}

function valuesOf(
  { shop, orderedOn, promisedOn, deliveredOn }: OrderDays,
  inWords: (day: Day) => string,
): Record<string, string> {
  const daysLate = promisedOn && deliveredOn ? daysBetween(promisedOn, deliveredOn) : 0
  return {
    shop,
    ...(orderedOn && { orderedOn: inWords(orderedOn) }),
    ...(deliveredOn && { deliveredOn: inWords(deliveredOn) }),
    ...(daysLate > 0 && { daysLate: String(daysLate) }),
  }
}

/**
 * What a reply would best be for. Words that only insult are better left alone: an answer carries them further. Stars
 * choose a text to begin from here and nothing else.
 */
export function suggestSituation({ rating, isInsult }: { rating: number; isInsult: boolean }): Situation {
  if (isInsult) return 'leave'
  return rating >= 4 ? 'thank' : 'apologise'
}
