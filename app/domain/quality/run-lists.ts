import type { RunLists } from '#domain/quality/judgement'

/** The share (0–1) of all that a run's lists hold that is expected to be wrong; null where they hold nobody. */
export function expectedFalseShareOf(lists: RunLists | null): number | null {
  const held = Object.values(lists ?? {}).filter(({ sellers }) => sellers > 0)
  const sellers = held.reduce((sum, list) => sum + list.sellers, 0)
  if (sellers === 0) return null
  return held.reduce((sum, list) => sum + list.sellers * list.expectedFalseShare, 0) / sellers
}
