/** What becomes of a message one of our people read before the other side (B55). */
export const heldOutcomes = ['delivered', 'stopped'] as const
export type HeldOutcome = (typeof heldOutcomes)[number]
