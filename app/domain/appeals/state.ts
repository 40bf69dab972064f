import { ok, type Result, refuse } from '#domain/result'

/**
 * An appeal against a decision, or against an answer that nothing is done (state machine 5.5).
 *
 *     submitted ──take──▶ assigned ──note_view──▶ under_review ⇄ info_requested
 *     submitted, assigned ──find_inadmissible──▶ inadmissible ──contest (once)──▶ submitted
 *     under_review ──uphold──▶ upheld     ──overturn, modify──▶ overturned, modified ──finish──▶ effects_done
 *     under_review ──propose──▶ second_opinion ──confirm──▶ overturned     ──disagree──▶ under_review
 *     upheld, modified, effects_done ──go_external──▶ external ──come_back──▶ submitted
 *     upheld, effects_done, inadmissible, external ──close──▶ closed
 *     submitted, assigned, under_review, info_requested ──withdraw──▶ withdrawn
 *
 * No clock ever decides one: clocks end the wait for what was asked, and close what is over (G5).
 */
export const appealStates = [
  'submitted',
  'inadmissible',
  'assigned',
  'under_review',
  'info_requested',
  'second_opinion',
  'upheld',
  'overturned',
  'modified',
  'effects_done',
  'external',
  'closed',
  'withdrawn',
] as const
export type AppealState = (typeof appealStates)[number]

export type AppealMove =
  | 'take'
  | 'hand_back'
  | 'find_inadmissible'
  | 'contest'
  | 'note_view'
  | 'ask'
  | 'resume'
  | 'propose'
  | 'disagree'
  | 'uphold'
  | 'overturn'
  | 'modify'
  | 'finish'
  | 'go_external'
  | 'come_back'
  | 'close'
  | 'withdraw'

const withdraw = { withdraw: 'withdrawn' } as const

/** The only place that says where an appeal may go. The database holds the same pairs (`appeal_move`). */
const moves = {
  submitted: { take: 'assigned', find_inadmissible: 'inadmissible', ...withdraw },
  inadmissible: { contest: 'submitted', close: 'closed' },
  assigned: {
    hand_back: 'submitted',
    note_view: 'under_review',
    find_inadmissible: 'inadmissible',
    ...withdraw,
  },
  under_review: {
    hand_back: 'submitted',
    ask: 'info_requested',
    propose: 'second_opinion',
    uphold: 'upheld',
    overturn: 'overturned',
    modify: 'modified',
    ...withdraw,
  },
  info_requested: { resume: 'under_review', hand_back: 'submitted', ...withdraw },
  second_opinion: { overturn: 'overturned', disagree: 'under_review' },
  upheld: { go_external: 'external', close: 'closed' },
  overturned: { finish: 'effects_done' },
  modified: { finish: 'effects_done' },
  effects_done: { go_external: 'external', close: 'closed' },
  external: { come_back: 'submitted', close: 'closed' },
  closed: {},
  withdrawn: {},
} as const satisfies Record<AppealState, Partial<Record<AppealMove, AppealState>>>

export type AppealMoveRefusal = { reason: 'not_allowed_now'; from: AppealState; move: AppealMove }

/** The state after `move`, or why it cannot be made now. Who may make it is said by `judgeReviewer`. */
export function moveAppeal(from: AppealState, move: AppealMove): Result<AppealState, AppealMoveRefusal> {
  const to = (moves[from] as Partial<Record<AppealMove, AppealState>>)[move]
  return to ? ok(to) : refuse({ reason: 'not_allowed_now', from, move })
}

/** What can be done with an appeal in this state. */
export function allowedAppealMoves(state: AppealState): AppealMove[] {
  return Object.keys(moves[state]) as AppealMove[] // The keys of the table above.
}

/** States in which nobody has decided yet: while one of these stands, no other appeal is taken from the decision. */
export const openAppealStates = [
  'submitted',
  'assigned',
  'under_review',
  'info_requested',
  'second_opinion',
] as const satisfies AppealState[]

/** Whether an appeal is still to be answered. */
export function isOpenAppeal(state: AppealState): boolean {
  return openAppealStates.some((open) => open === state)
}

/** States in which it is we who are waited for, so that our time runs. */
export const runningAppealStates = [
  'submitted',
  'assigned',
  'under_review',
  'second_opinion',
] as const satisfies AppealState[]

export const appealOutcomes = ['upheld', 'overturned', 'modified'] as const
export type AppealOutcome = (typeof appealOutcomes)[number]
/** The move that leads to each outcome. */
export const moveToOutcome = {
  upheld: 'uphold',
  overturned: 'overturn',
  modified: 'modify',
} as const satisfies Record<AppealOutcome, AppealMove>
