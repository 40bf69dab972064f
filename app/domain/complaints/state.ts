import { ok, type Result, refuse } from '#domain/result'

/**
 * The way of a complaint (state machine 5.2, K1–K18).
 *
 *     submitted ──acknowledge──▶ acknowledged ──begin_triage──▶ triage
 *     triage ──mark_duplicate, put_out_of_scope, find_invalid──▶ the state of that name ──contest──▶ triage, once
 *     triage ──fast_track──▶ safety_fast_track ──clear_danger──▶ triage
 *     triage, safety_fast_track ──ask_seller──▶ awaiting_seller ──answer──▶ negotiation
 *     awaiting_seller ──pass_over_silence──▶ mediation
 *     negotiation ──accept_offer──▶ resolved_agreed;  negotiation ──ask_mediation──▶ mediation
 *     mediation ──settle──▶ settled;  mediation ──open_arbitration──▶ arbitration ──decide──▶ decided
 *     mediation ──accept_offer──▶ resolved_agreed;  mediation ──confirm_late──▶ closed, where a promise was missed
 *     resolved_agreed, settled, decided ──await_remedy──▶ remedy_pending ──close──▶ closed
 *     remedy_pending ──miss_remedy──▶ reopened ──resume_mediation──▶ mediation
 *     closed ──reopen──▶ reopened ──resume_triage──▶ triage
 *     triage ──verify_fake, verify_extortion, not_prove──▶ verified_fake, verified_extortion, not_proven
 *     triage ──remove_content──▶ content_removed
 *     duplicate ──put_out_of_scope, find_invalid, remove_content──▶ the same, with the notice it is joined with
 *     any open one ──withdraw──▶ withdrawn
 *     whatever was decided ──reopen_on_appeal──▶ reopened, also from where it went once what was decided was not done
 *
 * Where nothing is owed (an explanation, a decision for the seller) the complaint closes at once. No clock ever ends
 * one against whoever filed it: a seller's silence leads to mediation.
 */
export const complaintStates = [
  'submitted',
  'acknowledged',
  'triage',
  'duplicate',
  'out_of_scope',
  'invalid',
  'awaiting_seller',
  'negotiation',
  'resolved_agreed',
  'mediation',
  'settled',
  'arbitration',
  'decided',
  'remedy_pending',
  'closed',
  'withdrawn',
  'reopened',
  'safety_fast_track',
  'verified_fake',
  'verified_extortion',
  'not_proven',
  'content_removed',
] as const
export type ComplaintState = (typeof complaintStates)[number]

/** For whom a complaint was decided. For the buyer makes it an event against the seller. */
export const complaintParties = ['buyer', 'seller', 'nobody'] as const

/** Everything that can move a complaint, in the order a page offers it. */
export const complaintMoves = [
  'acknowledge',
  'begin_triage',
  'ask_seller',
  'fast_track',
  'clear_danger',
  'mark_duplicate',
  'put_out_of_scope',
  'find_invalid',
  'verify_fake',
  'verify_extortion',
  'not_prove',
  'remove_content',
  'contest',
  'answer',
  'pass_over_silence',
  'accept_offer',
  'ask_mediation',
  'settle',
  'open_arbitration',
  'decide',
  'await_remedy',
  'close',
  'miss_remedy',
  'confirm_late',
  'resume_mediation',
  'resume_triage',
  'reopen',
  'reopen_on_appeal',
  'withdraw',
] as const
export type ComplaintMove = (typeof complaintMoves)[number]

const withdraw = { withdraw: 'withdrawn' } as const
const appealed = { reopen_on_appeal: 'reopened' } as const
const turnedDown = { contest: 'triage', ...appealed } as const
const agreed = { await_remedy: 'remedy_pending', close: 'closed' } as const

/** The only place that says where a complaint may go. The database holds the same pairs (`complaint_move`). */
const moves = {
  submitted: { acknowledge: 'acknowledged', ...withdraw },
  acknowledged: { begin_triage: 'triage', ...withdraw },
  triage: {
    ask_seller: 'awaiting_seller',
    fast_track: 'safety_fast_track',
    mark_duplicate: 'duplicate',
    put_out_of_scope: 'out_of_scope',
    find_invalid: 'invalid',
    verify_fake: 'verified_fake',
    verify_extortion: 'verified_extortion',
    not_prove: 'not_proven',
    remove_content: 'content_removed',
    ...withdraw,
  },
  safety_fast_track: { ask_seller: 'awaiting_seller', clear_danger: 'triage', ...withdraw },
  // A joined notice of illegal content is answered as the first is.
  duplicate: {
    put_out_of_scope: 'out_of_scope',
    find_invalid: 'invalid',
    remove_content: 'content_removed',
    ...turnedDown,
  },
  out_of_scope: turnedDown,
  invalid: turnedDown,
  not_proven: turnedDown,
  verified_fake: appealed,
  verified_extortion: appealed,
  awaiting_seller: { answer: 'negotiation', pass_over_silence: 'mediation', ...withdraw },
  negotiation: { accept_offer: 'resolved_agreed', ask_mediation: 'mediation', ...withdraw },
  mediation: {
    accept_offer: 'resolved_agreed',
    settle: 'settled',
    open_arbitration: 'arbitration',
    confirm_late: 'closed',
    ...appealed,
    ...withdraw,
  },
  arbitration: { decide: 'decided', ...appealed, ...withdraw },
  resolved_agreed: agreed,
  settled: agreed,
  decided: { ...agreed, ...appealed },
  remedy_pending: { close: 'closed', miss_remedy: 'reopened', ...appealed },
  reopened: { resume_mediation: 'mediation', resume_triage: 'triage', ...withdraw },
  closed: { reopen: 'reopened', ...appealed },
  withdrawn: {},
  content_removed: {},
} as const satisfies Record<ComplaintState, Partial<Record<ComplaintMove, ComplaintState>>>

export type ComplaintMoveRefusal = { reason: 'not_allowed'; from: ComplaintState; move: ComplaintMove }

/** The state after `move`, or why it cannot be made now. Who may make it is said by `movers`. */
export function moveComplaint(
  from: ComplaintState,
  move: ComplaintMove,
): Result<ComplaintState, ComplaintMoveRefusal> {
  const to = (moves[from] as Partial<Record<ComplaintMove, ComplaintState>>)[move]
  return to ? ok(to) : refuse({ reason: 'not_allowed', from, move })
}

/** What can be done with a complaint in this state, in the order a page should offer it. */
export function allowedComplaintMoves(state: ComplaintState): ComplaintMove[] {
  return complaintMoves.filter((move) => move in moves[state])
}

/** Whether somebody still has to do something about it (K16 calls these open). */
export function isOpenComplaint(state: ComplaintState): boolean {
  return 'withdraw' in moves[state]
}

/** States in which nothing is to be found out any more, while what was agreed or decided is carried out. */
const carriedOut: readonly ComplaintState[] = ['resolved_agreed', 'settled', 'decided', 'remedy_pending']

/** Whether the sides still write to each other and to us: until it is over, and while what was agreed is carried out. */
export function isStillWrittenTo(state: ComplaintState): boolean {
  return isOpenComplaint(state) || carriedOut.includes(state)
}

/** Every state in which somebody still has to do something about it, for the database to look for. */
export const openComplaintStates: readonly ComplaintState[] = complaintStates.filter(isOpenComplaint)
