import type { ComplaintState } from '#domain/complaints/state'

/** Anna sorts, Mira and Nina mediate and decide, Sofia is a senior, Omar hears appeals and nothing of this. */
export const staff = ['anna', 'mira', 'nina', 'sofia', 'omar'] as const
export type Staff = (typeof staff)[number]
export const sides = ['buyer', 'shop'] as const
export type Side = (typeof sides)[number]
export const dayMs = 24 * 3_600_000

/** What ought to be known of a complaint, kept beside the database and apart from its rules. Instants in ms. */
export type ComplaintModel = {
  now: number
  state: ComplaintState
  version: number
  /** Since when it is in its state. */
  since: number
  isContested: boolean
  /** Who has the present mediation in hand, who ever had one, and who ever decided it. */
  mediator: Staff | null
  mediators: Staff[]
  arbiters: Staff[]
}

export function newModel(now: number, version: number): ComplaintModel {
  return {
    ...{ now, state: 'triage', version, since: now, isContested: false },
    ...{ mediator: null, mediators: [], arbiters: [] },
  }
}

/** What is expected of a move: the reason of its refusal, or nothing where it is made. */
export type Expected = string | undefined

export const triageMoves = {
  ask_seller: { from: ['triage', 'safety_fast_track'], to: 'awaiting_seller' },
  put_out_of_scope: { from: ['triage'], to: 'out_of_scope' },
  find_invalid: { from: ['triage'], to: 'invalid' },
  fast_track: { from: ['triage'], to: 'safety_fast_track' },
  clear_danger: { from: ['safety_fast_track'], to: 'triage' },
  resume_triage: { from: ['reopened'], to: 'triage' },
  resume_mediation: { from: ['reopened'], to: 'mediation' },
} as const satisfies Record<string, { from: ComplaintState[]; to: ComplaintState }>
export type TriageMove = keyof typeof triageMoves

const sorters: readonly Staff[] = ['anna', 'mira', 'nina', 'sofia']
const mediators: readonly Staff[] = ['mira', 'nina']
const arbiters: readonly Staff[] = ['mira', 'nina', 'sofia']

/** Whether somebody makes such moves; what may be dangerous is for seniors alone. */
function permitted(model: ComplaintModel, who: Staff, may: readonly Staff[]): Expected {
  if (model.state === 'safety_fast_track' && who !== 'sofia') return 'not_permitted'
  return may.includes(who) ? undefined : 'not_permitted'
}

const among = ({ state }: ComplaintModel, from: readonly ComplaintState[]): Expected =>
  from.includes(state) ? undefined : 'not_allowed'

function go(model: ComplaintModel, state: ComplaintState, change: Partial<ComplaintModel> = {}): Expected {
  const isNew = state !== model.state
  Object.assign(model, { state, version: model.version + 1, ...(isNew && { since: model.now }), ...change })
  return undefined
}

/** Days are counted by the calendar: no wait of the model ends within half a day of a whole one. */
const isOver = (model: ComplaintModel, days: number) => model.now >= model.since + days * dayMs

const open: ComplaintState[] = [
  ...(['triage', 'safety_fast_track', 'awaiting_seller', 'negotiation', 'mediation'] as const),
  ...(['arbitration', 'reopened'] as const),
]

/** Every move, as it ought to be: refused for a reason, or made. */
export const moves = {
  triage(model: ComplaintModel, who: Staff, move: TriageMove): Expected {
    const { from, to } = triageMoves[move]
    const may = move === 'clear_danger' ? (['sofia'] as const) : sorters
    const refused = permitted(model, who, may) ?? among(model, from)
    return refused ?? go(model, to, to === 'mediation' ? { mediator: null } : {})
  },
  contest(model: ComplaintModel, side: Side): Expected {
    if (side === 'shop') return 'not_permitted'
    const refused = among(model, ['out_of_scope', 'invalid'])
    if (refused) return refused
    return model.isContested ? 'contested_before' : go(model, 'triage', { isContested: true })
  },
  reopen(model: ComplaintModel, side: Side): Expected {
    if (side === 'shop') return 'not_permitted'
    const refused = among(model, ['closed'])
    if (refused) return refused
    return isOver(model, 30.5) ? 'too_late' : go(model, 'reopened')
  },
  answer(model: ComplaintModel, side: Side): Expected {
    if (side === 'buyer') return 'not_permitted'
    return among(model, ['awaiting_seller']) ?? go(model, 'negotiation')
  },
  askMediation(model: ComplaintModel, _side: Side): Expected {
    const refused = among(model, ['negotiation'])
    if (refused) return refused
    // Nobody in the model offers anything, so that only days bring a mediator.
    return isOver(model, 5.5) ? go(model, 'mediation', { mediator: null }) : 'too_soon'
  },
  withdraw(model: ComplaintModel, side: Side): Expected {
    if (side === 'shop') return 'not_permitted'
    return among(model, open) ?? go(model, 'withdrawn')
  },
  takeMediation(model: ComplaintModel, who: Staff): Expected {
    if (!mediators.includes(who)) return 'not_permitted'
    if (model.state !== 'mediation') return 'not_mediating'
    if (model.arbiters.includes(who)) return 'decided_before'
    return go(model, 'mediation', { mediator: who, mediators: [...model.mediators, who] })
  },
  openArbitration(model: ComplaintModel, who: Staff, isRequested: boolean): Expected {
    const refused = permitted(model, who, mediators) ?? among(model, ['mediation'])
    if (refused) return refused
    if (model.mediator !== who) return 'not_the_mediator'
    return isRequested || isOver(model, 10.5) ? go(model, 'arbitration') : 'too_soon'
  },
  decide(model: ComplaintModel, who: Staff): Expected {
    const refused = permitted(model, who, arbiters) ?? among(model, ['arbitration'])
    if (refused) return refused
    if (model.mediators.includes(who)) return 'mediated_before'
    if (!isOver(model, 3.5)) return 'not_heard'
    // Nothing is owed, so that it is over with it.
    return go(model, 'closed', { arbiters: [...model.arbiters, who] })
  },
}

/** What the clocks ought to have done by now: a silent seller is passed over, and nothing else is decided. */
export function keepModelClocks(model: ComplaintModel): void {
  if (model.state === 'awaiting_seller' && isOver(model, 3)) go(model, 'mediation', { mediator: null })
}
