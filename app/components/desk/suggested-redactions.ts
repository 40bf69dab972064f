import type { Signal, SignalName } from '#domain/detection/signal'
import { reasonsFor } from '#domain/reason'
import type { Redaction } from '#domain/review'

/** Findings that point at something readers need not see, and the reason it would be masked for. */
const reasonOf: Partial<Record<SignalName, string>> = {
  contact_data: 'personal_data',
  obscenity: 'obscenity',
}

/** What the findings suggest to mask. A suggestion only: nothing is masked until somebody takes it. */
export function suggestRedactions(signals: Signal[]): Redaction[] {
  const known = new Set(reasonsFor('redact').map(({ code }) => code))
  return signals.flatMap(({ name, facts }) => {
    const reason = reasonOf[name]
    if (!reason || !known.has(reason)) return []
    return facts.flatMap(({ spans = [] }) => spans.map(({ start, end }) => ({ start, end, reason })))
  })
}
