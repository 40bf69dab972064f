import {
  type ExclusionMove,
  type ExclusionState,
  type MoveRefusal,
  moveExclusion,
} from '#domain/exclusion/state'
import { may, type Permission, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** Who may make a move: people by permission, or a machine: our clocks, or the marketplace's confirmation. */
const movers = {
  watch: 'machine',
  recover: 'machine',
  propose: 'manage_exclusions',
  submit: 'manage_exclusions',
  approve: 'approve_exclusions',
  send_back: 'approve_exclusions',
  refuse_approval: 'approve_exclusions',
  cancel: 'manage_exclusions',
  take_effect: 'machine',
  fall_due: 'machine',
  open_recheck: 'decide_rechecks',
  reinstate: 'decide_rechecks',
  uphold: 'decide_rechecks',
  pause: 'manage_exclusions',
  resume: 'manage_exclusions',
  close_good: 'machine',
  close_in_spite: 'manage_exclusions',
  relapse: 'manage_exclusions',
  give_termination_notice: 'stop_at_once',
  withdraw_termination: 'stop_at_once',
  terminate: 'machine',
  annul: 'approve_exclusions',
  stop_at_once: 'stop_at_once',
  confirm_stop: 'approve_exclusions',
} as const satisfies Record<ExclusionMove, Permission | 'machine'>

/** The moves a person of these permissions could make, for buttons; `judgeMover` also looks at who did what before. */
export function isMoveOf(person: Person, move: ExclusionMove): boolean {
  const mover = movers[move]
  return mover !== 'machine' && may(person, mover)
}

/** Who has had a hand in a case so far. */
export type Involved = {
  proposedBy: string | null
  stoppedBy: string | null
  annulmentAskedBy: string | null
  refusals: number
}

/** Nobody yet: where a case begins. */
export const uninvolved: Involved = {
  proposedBy: null,
  stoppedBy: null,
  annulmentAskedBy: null,
  refusals: 0,
}

export type MoverRefusal = { reason: 'not_permitted' | 'same_person' | 'senior_required' }

/** From this refusal on a senior decides (E11). */
export const refusalForSenior = 3

/** G4: whether this person may make a move in this case; what one has begun, another has to confirm. */
export function judgeMover(
  move: ExclusionMove,
  person: Person,
  involved: Involved,
): Result<undefined, MoverRefusal> {
  if (!isMoveOf(person, move)) return refuse({ reason: 'not_permitted' })
  const first = firstOf(move, involved)
  if (first !== null && first === person.id) return refuse({ reason: 'same_person' })
  const isForSenior = move === 'uphold' && involved.refusals + 1 >= refusalForSenior
  if (isForSenior && person.role !== 'senior') return refuse({ reason: 'senior_required' })
  return ok(undefined)
}

/** The state a person's move leads to, or why they cannot make it now. */
export function permitMove(
  exclusion: Involved & { state: ExclusionState },
  move: ExclusionMove,
  person: Person,
): Result<ExclusionState, MoverRefusal | MoveRefusal> {
  const judged = judgeMover(move, person, exclusion)
  return judged.ok ? moveExclusion(exclusion.state, move) : judged
}

/** Who must not be the one that makes this move. */
function firstOf(move: ExclusionMove, involved: Involved): string | null {
  switch (move) {
    case 'approve':
    case 'send_back':
    case 'refuse_approval':
      return involved.proposedBy
    case 'confirm_stop':
      return involved.stoppedBy
    case 'annul':
      return involved.annulmentAskedBy
    default:
      return null
  }
}
