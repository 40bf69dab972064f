import type { ComplaintSide } from '#domain/complaints/mover'
import type { ComplaintState } from '#domain/complaints/state'

/** The stages in which a side is told what it can do now (`complaints.turn.<side>.<state>`). */
const turns = {
  complainant: ['negotiation', 'duplicate', 'out_of_scope', 'invalid', 'not_proven'],
  respondent: ['awaiting_seller'],
} as const satisfies Record<ComplaintSide, readonly ComplaintState[]>

export function hasTurn(side: ComplaintSide, state: ComplaintState): boolean {
  const own: readonly ComplaintState[] = turns[side]
  return own.includes(state)
}
