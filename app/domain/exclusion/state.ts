import { ok, type Result, refuse } from '#domain/result'

/**
 * The way of a seller's exclusion from the catalogue (state machine 5.3, rules R4.5–R4.10).
 *
 *     observed ──watch──▶ at_risk ──recover──▶ observed
 *     observed, at_risk ──propose──▶ proposed ──submit──▶ pending_approval ──approve──▶ noticed ──take_effect──▶ excluded
 *     pending_approval ──send_back──▶ proposed;  proposed, pending_approval, noticed ──cancel──▶ cancelled
 *     excluded ──fall_due──▶ recheck_due ──open_recheck──▶ recheck_running ──uphold──▶ excluded (next cycle)
 *     recheck_running ──reinstate──▶ reinstated_probation ──close_good, close_in_spite──▶ closed_good | ──relapse──▶ at_risk
 *     excluded, recheck_due ──give_termination_notice──▶ termination_notice ──terminate──▶ terminated
 *     any open one ──stop_at_once──▶ immediate_stop ──confirm_stop──▶ noticed
 *     noticed … termination_notice, immediate_stop, terminated ──annul──▶ annulled
 *
 * A seller without a case is `observed`; a case whose watch ended without a measure is it again. A refusal at a
 * re-check is no state of its own: the exclusion goes on in its next cycle. Neither is a pause.
 */
export const exclusionStates = [
  'observed',
  'at_risk',
  'proposed',
  'pending_approval',
  'noticed',
  'excluded',
  'recheck_due',
  'recheck_running',
  'reinstated_probation',
  'closed_good',
  'termination_notice',
  'terminated',
  'cancelled',
  'annulled',
  'immediate_stop',
] as const
export type ExclusionState = (typeof exclusionStates)[number]

/** Everything that can move a case, in the order a page offers it. */
export const exclusionMoves = [
  'watch',
  'recover',
  'propose',
  'submit',
  'approve',
  'send_back',
  'refuse_approval',
  'cancel',
  'take_effect',
  'fall_due',
  'open_recheck',
  'reinstate',
  'uphold',
  'pause',
  'resume',
  'close_good',
  'close_in_spite',
  'relapse',
  'give_termination_notice',
  'withdraw_termination',
  'terminate',
  'annul',
  'stop_at_once',
  'confirm_stop',
] as const
export type ExclusionMove = (typeof exclusionMoves)[number]

const stop = { stop_at_once: 'immediate_stop' } as const
const annul = { annul: 'annulled' } as const
const inForce = { ...annul, ...stop, give_termination_notice: 'termination_notice' } as const

/** The only place that says where a case may go. The database holds the same pairs (`exclusion_move`). */
const moves = {
  observed: { watch: 'at_risk', propose: 'proposed', ...stop },
  at_risk: { recover: 'observed', propose: 'proposed', ...stop },
  proposed: { submit: 'pending_approval', cancel: 'cancelled', ...stop },
  pending_approval: {
    approve: 'noticed',
    send_back: 'proposed',
    refuse_approval: 'cancelled',
    cancel: 'cancelled',
    ...stop,
  },
  noticed: { cancel: 'cancelled', take_effect: 'excluded', ...annul, ...stop },
  excluded: { fall_due: 'recheck_due', pause: 'excluded', resume: 'excluded', ...inForce },
  recheck_due: { open_recheck: 'recheck_running', ...inForce },
  recheck_running: {
    open_recheck: 'recheck_running',
    reinstate: 'reinstated_probation',
    uphold: 'excluded',
    ...annul,
    ...stop,
  },
  reinstated_probation: {
    close_good: 'closed_good',
    close_in_spite: 'closed_good',
    relapse: 'at_risk',
    ...stop,
  },
  closed_good: {},
  termination_notice: { withdraw_termination: 'excluded', terminate: 'terminated', ...annul },
  terminated: annul,
  cancelled: {},
  annulled: {},
  immediate_stop: { confirm_stop: 'noticed', ...annul },
} as const satisfies Record<ExclusionState, Partial<Record<ExclusionMove, ExclusionState>>>

export type MoveRefusal = { reason: 'not_allowed'; from: ExclusionState; move: ExclusionMove }

/** The state after `move`, or why it cannot be made now. Who may make it is said by `judgeMover`. */
export function moveExclusion(
  from: ExclusionState,
  move: ExclusionMove,
): Result<ExclusionState, MoveRefusal> {
  const to = (moves[from] as Partial<Record<ExclusionMove, ExclusionState>>)[move]
  return to ? ok(to) : refuse({ reason: 'not_allowed', from, move })
}

/** What can be done with a case in this state, in the order a page should offer it. */
export function allowedMoves(state: ExclusionState): ExclusionMove[] {
  return exclusionMoves.filter((move) => move in moves[state])
}

/** States in which a case is over; its seller may have another. */
export const endedStates = [
  'observed',
  'closed_good',
  'terminated',
  'cancelled',
  'annulled',
] as const satisfies ExclusionState[]

/** States in which the seller's goods, all or those of a category, are out of the catalogue. */
export const inForceStates = [
  'excluded',
  'recheck_due',
  'recheck_running',
  'termination_notice',
  'terminated',
  'immediate_stop',
] as const satisfies ExclusionState[]

export function isOver(state: ExclusionState): boolean {
  return (endedStates as readonly ExclusionState[]).includes(state)
}

export function isInForce(state: ExclusionState): boolean {
  return (inForceStates as readonly ExclusionState[]).includes(state)
}
