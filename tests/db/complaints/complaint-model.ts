import type { ComplaintState } from '#domain/complaints/state'

/** Anna sorts, Mira and Nina mediate and decide, Sofia is a senior, Omar hears appeals and nothing of this. */
export const staff = ['anna', 'mira', 'nina', 'sofia', 'omar'] as const
export type Staff = (typeof staff)[number]
export const sides = ['buyer', 'shop'] as const
export type Side = (typeof sides)[number]
export const offerMoves = ['accept', 'decline', 'withdraw'] as const
export type OfferMove = (typeof offerMoves)[number]
/** Other complaints: two of the same buyer about the same shop, and one of another's. */
export const twins = ['second', 'third'] as const
export type Twin = (typeof twins)[number]
export type Other = Twin | 'strange'
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
  /** Who ever decided it, as an arbiter or in its line. */
  deciders: Staff[]
  /** What stands open between the sides, and how many offers ended otherwise than by being taken back. */
  offer: { by: Side; expires: number } | null
  rounds: number
  /** What was promised last. */
  remedy: {
    state: 'owed' | 'proven' | 'missed' | 'fulfilled'
    owedAt: number
    provenAt: number | null
  } | null
  /** With which it is joined; of the others, which is joined with which; and whose words each one was handed. */
  joinedWith: Twin | null
  twins: Record<Twin, 'own' | Twin | null>
  handed: Record<'own' | Twin, ('own' | Twin)[]>
}

export function newModel(now: number, version: number): ComplaintModel {
  return {
    ...{ now, state: 'triage', version, since: now, isContested: false },
    ...{ mediator: null, mediators: [], arbiters: [], deciders: [] },
    ...{ offer: null, rounds: 0, remedy: null },
    ...{ joinedWith: null, twins: { second: null, third: null }, handed: { own: [], second: [], third: [] } },
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

/** Whoever decided it looks at it again only where it may be dangerous, or sends it there. */
function again({ state, deciders }: ComplaintModel, who: Staff, move: TriageMove): Expected {
  const isAgain = (state === 'triage' || state === 'reopened') && move !== 'fast_track'
  return isAgain && deciders.includes(who) ? 'took_part' : undefined
}

function go(model: ComplaintModel, state: ComplaintState, change: Partial<ComplaintModel> = {}): Expected {
  const isNew = state !== model.state
  Object.assign(model, { state, version: model.version + 1, ...(isNew && { since: model.now }), ...change })
  return undefined
}

function hand(model: ComplaintModel, whose: ('own' | Twin)[], to: 'own' | Twin): void {
  model.handed[to] = [...new Set([...model.handed[to], ...whose.filter((one) => one !== to)])].sort()
}

/** Ends the offer that stands open; one that was taken back is no round. */
function endOffer(model: ComplaintModel, isTakenBack = false): void {
  if (model.offer && !isTakenBack) model.rounds++
  model.offer = null
}

/** An offer's time is in hours, and over with its last instant. */
const isLate = ({ offer, now }: ComplaintModel) => offer !== null && offer.expires <= now

/** What was promised and is waited for: in its stage, or in the mediation that a missed one led to. */
function owedNow({ state, remedy }: ComplaintModel) {
  if (state === 'remedy_pending') return remedy
  return state === 'mediation' && remedy?.state === 'missed' ? remedy : null
}

function miss(model: ComplaintModel): Expected {
  if (model.remedy) model.remedy.state = 'missed'
  return go(model, 'mediation', { mediator: null })
}

function fulfil(model: ComplaintModel): Expected {
  if (model.remedy && model.remedy.state !== 'missed') model.remedy.state = 'fulfilled'
  endOffer(model)
  return go(model, 'closed')
}

/**
 * Days are counted by the calendar, and the model waits whole ones: half a day is left for clocks that are changed. What
 * is due with the last of so many days is over half a day before it, what lasts through it half a day after.
 */
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
    const refused = permitted(model, who, may) ?? among(model, from) ?? again(model, who, move)
    if (refused) return refused
    if (move === 'put_out_of_scope' || move === 'find_invalid') model.deciders.push(who)
    return go(model, to, to === 'mediation' ? { mediator: null } : {})
  },
  /** Whoever is joined with it goes along, and everybody's words are handed on. */
  join(model: ComplaintModel, who: Staff, other: Other | 'own'): Expected {
    const refused = permitted(model, who, sorters) ?? among(model, ['triage'])
    if (refused) return refused
    if (other === 'own' || other === 'strange' || model.twins[other] !== null) return 'unknown_original'
    const along = twins.filter((twin) => model.twins[twin] === 'own')
    if (model.deciders.includes(who)) return 'took_part'
    for (const twin of along) model.twins[twin] = other
    model.deciders.push(who)
    hand(model, ['own', ...along], other)
    return go(model, 'duplicate', { joinedWith: other })
  },
  /** Another one is joined with it, whatever its state is. */
  takeIn(model: ComplaintModel, who: Staff, other: Other): Expected {
    if (!sorters.includes(who)) return 'not_permitted'
    if (other === 'strange') return 'unknown_original'
    if (model.twins[other] !== null) return 'not_allowed'
    if (model.state === 'duplicate') return 'unknown_original'
    model.twins[other] = 'own'
    hand(model, [other, ...twins.filter((twin) => model.twins[twin] === other)], 'own')
    for (const twin of twins) if (model.twins[twin] === other) model.twins[twin] = 'own'
    return undefined
  },
  contest(model: ComplaintModel, side: Side): Expected {
    if (side === 'shop') return 'not_permitted'
    const refused = among(model, ['out_of_scope', 'invalid', 'duplicate'])
    if (refused) return refused
    return model.isContested
      ? 'contested_before'
      : go(model, 'triage', { isContested: true, joinedWith: null })
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
  askMediation(model: ComplaintModel, side: Side): Expected {
    const refused = among(model, ['negotiation'])
    if (refused) return refused
    if (model.rounds === 0 && !isOver(model, 4.5)) return 'too_soon'
    endOffer(model, model.offer?.by === side && !isLate(model))
    return go(model, 'mediation', { mediator: null })
  },
  withdraw(model: ComplaintModel, side: Side): Expected {
    if (side === 'shop') return 'not_permitted'
    return among(model, open) ?? go(model, 'withdrawn', { offer: null })
  },
  offer(model: ComplaintModel, side: Side): Expected {
    if (model.state !== 'negotiation' && model.state !== 'mediation') return 'not_negotiating'
    if (model.offer?.by === side && !isLate(model)) return 'yours_is_open'
    endOffer(model)
    return go(model, model.state, { offer: { by: side, expires: model.now + 3 * dayMs } })
  },
  settle(model: ComplaintModel, side: Side, move: OfferMove): Expected {
    const { offer } = model
    if (!offer) return 'offer_settled'
    if ((offer.by === side) !== (move === 'withdraw')) return 'not_yours'
    if (isLate(model)) return 'offer_expired'
    endOffer(model, move === 'withdraw')
    if (move !== 'accept') return go(model, model.state)
    return go(model, 'remedy_pending', { remedy: { state: 'owed', owedAt: model.now, provenAt: null } })
  },
  prove(model: ComplaintModel): Expected {
    const remedy = owedNow(model)
    if (!remedy) return 'nothing_owed'
    const isShownLate = remedy.state === 'missed' && remedy.provenAt === null
    if (remedy.state !== 'owed' && !isShownLate) return 'remedy_settled'
    if (!isShownLate) remedy.state = 'proven'
    remedy.provenAt = model.now
    return go(model, model.state)
  },
  answerProof(model: ComplaintModel, isFulfilled: boolean): Expected {
    const remedy = owedNow(model)
    if (!remedy) return 'nothing_owed'
    if (isFulfilled) return fulfil(model)
    if (remedy.state === 'missed') return 'remedy_settled'
    return remedy.state === 'proven' ? miss(model) : 'not_due'
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
    if (!isRequested && !isOver(model, 9.5)) return 'too_soon'
    endOffer(model)
    return go(model, 'arbitration')
  },
  decide(model: ComplaintModel, who: Staff): Expected {
    const refused = permitted(model, who, arbiters) ?? among(model, ['arbitration'])
    if (refused) return refused
    if (model.mediators.includes(who)) return 'mediated_before'
    if (!isOver(model, 2.5)) return 'not_heard'
    if (model.deciders.includes(who)) return 'took_part'
    model.deciders.push(who)
    // Nothing is owed, so that it is over with it.
    return go(model, 'closed', { arbiters: [...model.arbiters, who] })
  },
}

/**
 * What the clocks ought to have done by now: a silent seller is passed over, an offer's time is over, a promise that was
 * not kept goes to a mediator and a proof nobody contradicted stands. Nothing else is decided.
 */
export function keepModelClocks(model: ComplaintModel): void {
  if (model.state === 'awaiting_seller' && isOver(model, 3)) go(model, 'mediation', { mediator: null })
  if (isLate(model)) {
    endOffer(model)
    go(model, model.state)
  }
  const { remedy } = model
  if (model.state !== 'remedy_pending' || !remedy) return
  const over = (since: number | null, days: number) => since !== null && model.now >= since + days * dayMs
  if (remedy.state === 'proven' && over(remedy.provenAt, 6.5)) fulfil(model)
  else if (remedy.state === 'owed' && over(remedy.owedAt, 13.5)) miss(model)
}
