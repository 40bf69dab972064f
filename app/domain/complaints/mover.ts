import {
  type ComplaintMove,
  type ComplaintMoveRefusal,
  type ComplaintState,
  moveComplaint,
} from '#domain/complaints/state'
import { may, type Permission, type Principal } from '#domain/permission'
import { type Result, refuse } from '#domain/result'

/** The two sides: whoever filed it, and whom it is about. */
export const complaintSides = ['complainant', 'respondent'] as const
export type ComplaintSide = (typeof complaintSides)[number]

/** Who may make a move: a side of it, our clocks, or people by permission. */
export type ComplaintMover = ComplaintSide | 'clock' | Permission

/**
 * Who may make each move; what may be dangerous is only for whoever judges that (K5). Who must not be the same person
 * as who (K10 the mediator, K13 the arbiter) is looked at where those are appointed.
 */
export const movers = {
  acknowledge: ['clock'],
  begin_triage: ['clock', 'triage_complaints'],
  ask_seller: ['triage_complaints'],
  fast_track: ['clock', 'triage_complaints'],
  clear_danger: ['judge_danger'],
  mark_duplicate: ['clock', 'triage_complaints'],
  put_out_of_scope: ['triage_complaints'],
  find_invalid: ['triage_complaints'],
  verify_fake: ['triage_complaints'],
  verify_extortion: ['triage_complaints'],
  not_prove: ['triage_complaints'],
  remove_content: ['triage_complaints'],
  contest: ['complainant'],
  answer: ['respondent'],
  pass_over_silence: ['clock'],
  accept_offer: ['complainant', 'respondent'],
  ask_mediation: ['complainant', 'respondent'],
  settle: ['complainant', 'respondent'],
  open_arbitration: ['mediate_complaints'],
  decide: ['arbitrate_complaints'],
  await_remedy: ['clock', 'complainant', 'respondent', 'mediate_complaints', 'arbitrate_complaints'],
  close: ['clock', 'complainant', 'mediate_complaints', 'arbitrate_complaints'],
  miss_remedy: ['clock', 'complainant'],
  confirm_late: ['complainant'],
  resume_mediation: ['clock', 'triage_complaints', 'mediate_complaints'],
  resume_triage: ['triage_complaints'],
  reopen: ['complainant'],
  reopen_on_appeal: ['decide_appeals'],
  withdraw: ['complainant'],
} as const satisfies Record<ComplaintMove, readonly ComplaintMover[]>

/** Whoever makes a move: a side, our clocks, or one of our people. */
export type ComplaintActor = ComplaintSide | 'clock' | Principal

export type ComplaintMoverRefusal = { reason: 'not_permitted' } | ComplaintMoveRefusal

/** The state a move leads to, or why whoever asks cannot make it now. */
export function permitComplaintMove(
  from: ComplaintState,
  move: ComplaintMove,
  actor: ComplaintActor,
): Result<ComplaintState, ComplaintMoverRefusal> {
  return isComplaintMoveOf(move, actor, from)
    ? moveComplaint(from, move)
    : refuse({ reason: 'not_permitted' })
}

/** Whether whoever asks could make this move, where the state allows it. */
export function isComplaintMoveOf(move: ComplaintMove, actor: ComplaintActor, from: ComplaintState): boolean {
  const isOurs = typeof actor !== 'string'
  if (isOurs && from === 'safety_fast_track' && !may(actor, 'judge_danger')) return false
  const allowed: readonly ComplaintMover[] = movers[move]
  return allowed.some((mover) => (typeof actor === 'string' ? mover === actor : isHeldBy(mover, actor)))
}

function isHeldBy(mover: ComplaintMover, principal: Principal): boolean {
  return mover !== 'clock' && mover !== 'complainant' && mover !== 'respondent' && may(principal, mover)
}
