import type { ReviewFeatures } from '#domain/detection/features'
import { type Finding, scale } from '#domain/detection/signal'

/** The text leads readers away: a phone, an address, a link, a messenger. */
export function contactData({ text: { contacts } }: ReviewFeatures): Finding | undefined {
  if (contacts.length === 0) return undefined
  const kinds = [...new Set(contacts.map((contact) => contact.kind))]
  return {
    strength: 0.5 + 0.5 * scale(contacts.length, 1, 3),
    facts: kinds.map((kind) => {
      const found = contacts.filter((contact) => contact.kind === kind)
      return { id: kind, values: { count: found.length }, spans: found.flatMap(({ span }) => span ?? []) }
    }),
  }
}
