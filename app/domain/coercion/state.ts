import { ok, type Result, refuse } from '#domain/result'

export const integrityKinds = ['coerced_change', 'retaliation'] as const
export type IntegrityKind = (typeof integrityKinds)[number]

/**
 * The way of a case about honesty.
 *
 *     open ──confirm──▶ confirmed | ──dismiss──▶ unfounded
 *     confirmed ──withdraw──▶ unfounded   (an appeal was right)
 */
export const integrityStates = ['open', 'confirmed', 'unfounded'] as const
export type IntegrityState = (typeof integrityStates)[number]

/** What a senior can do with one, in the order a page offers it. */
export const integrityMoves = ['confirm', 'dismiss'] as const
export type SeniorMove = (typeof integrityMoves)[number]
type IntegrityMove = SeniorMove | 'withdraw'

const moves = {
  open: { confirm: 'confirmed', dismiss: 'unfounded' },
  confirmed: { withdraw: 'unfounded' },
  unfounded: {},
} as const satisfies Record<IntegrityState, Partial<Record<IntegrityMove, IntegrityState>>>

/** The state after `move`, or why it cannot be made. */
export function moveIntegrityCase(
  from: IntegrityState,
  move: IntegrityMove,
): Result<IntegrityState, { reason: 'not_allowed' }> {
  const to = (moves[from] as Partial<Record<IntegrityMove, IntegrityState>>)[move]
  return to ? ok(to) : refuse({ reason: 'not_allowed' })
}
