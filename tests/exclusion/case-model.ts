import { type ExclusionState, endedStates } from '#domain/exclusion/state'

export const dayMs = 24 * 3_600_000
export type Who = 'mira' | 'omar' | 'ada'
/** Ada is a senior, the others are quality managers. */
export const everybody = ['mira', 'omar', 'ada'] as const satisfies Who[]
const managers: readonly Who[] = ['mira', 'omar']

/** What ought to be known of a seller's case, kept beside the database and apart from its rules. Instants in ms. */
export type CaseModel = {
  now: number
  id: string | undefined
  state: ExclusionState
  proposedBy: Who | null
  stoppedBy: Who | null
  askedBy: Who | null
  hasFirstDay: boolean
  dueAt: number
  cycle: number
  refusals: number
  waiting: { by: Who; outcome: 'reinstate' | 'uphold' } | null
  pausedUntil: number
  pausedCycle: number
  reinstatedAt: number
  watched: number
  terminatesAt: number
  stopDueAt: number
  isEscalated: boolean
}

export function newModel(now: number): CaseModel {
  return {
    now,
    id: undefined,
    state: 'observed',
    proposedBy: null,
    stoppedBy: null,
    askedBy: null,
    hasFirstDay: false,
    dueAt: 0,
    cycle: 1,
    refusals: 0,
    waiting: null,
    pausedUntil: 0,
    pausedCycle: 0,
    reinstatedAt: 0,
    watched: 0,
    terminatesAt: 0,
    stopDueAt: 0,
    isEscalated: false,
  }
}

/** The start of the day so many days after an instant's, in the zone the model counts in: UTC. */
export function dayAfter(instant: number, days: number): number {
  return Math.floor(instant / dayMs) * dayMs + days * dayMs
}

export const isManager = (who: Who) => managers.includes(who)
const isEnded = (state: ExclusionState) => (endedStates as readonly ExclusionState[]).includes(state)

/** Begins counting, where nothing is counted yet. */
function begin(model: CaseModel): void {
  if (model.hasFirstDay) return
  model.hasFirstDay = true
  model.dueAt = dayAfter(model.now, 14)
}

function anew(model: CaseModel): void {
  Object.assign(model, { hasFirstDay: false, dueAt: 0, refusals: 0, cycle: model.cycle + 1 })
  Object.assign(model, { pausedUntil: 0, watched: 0 })
  Object.assign(model, { proposedBy: null, stoppedBy: null, askedBy: null })
}

/** What is expected of a move: the reason of its refusal, or nothing where it is made. */
export type Expected = string | undefined
const among = (model: CaseModel, states: ExclusionState[]): Expected =>
  states.includes(model.state) ? undefined : 'not_allowed'

/** Every move of people's, as it ought to be: refused for a reason, or made. */
export const moves = {
  propose(model: CaseModel, who: Who): Expected {
    if (!isManager(who)) return 'not_permitted'
    if (model.state !== 'at_risk' && !isEnded(model.state)) return 'already_open'
    if (isEnded(model.state)) Object.assign(model, newModel(model.now), { id: model.id })
    model.proposedBy = who
    model.state = 'pending_approval'
    return undefined
  },
  approve(model: CaseModel, who: Who): Expected {
    if (who === model.proposedBy) return 'same_person'
    const refused = among(model, ['pending_approval'])
    if (refused) return refused
    begin(model)
    model.state = 'excluded'
    return undefined
  },
  turnDown(model: CaseModel, who: Who, isForGood: boolean): Expected {
    if (who === model.proposedBy) return 'same_person'
    const refused = among(model, ['pending_approval'])
    if (!refused) model.state = isForGood ? 'cancelled' : 'proposed'
    return refused
  },
  submit(model: CaseModel, who: Who): Expected {
    if (!isManager(who)) return 'not_permitted'
    const refused = among(model, ['proposed'])
    if (refused) return refused
    model.proposedBy = who
    model.state = 'pending_approval'
    return undefined
  },
  cancel(model: CaseModel, who: Who): Expected {
    if (!isManager(who)) return 'not_permitted'
    const refused = among(model, ['proposed', 'pending_approval', 'noticed'])
    if (!refused) model.state = 'cancelled'
    return refused
  },
  decide(model: CaseModel, who: Who, outcome: 'reinstate' | 'uphold'): Expected {
    const late = reach(model)
    if (late) return late
    if (model.waiting) return 'decision_waiting'
    const refused = among(model, ['excluded', 'recheck_due', 'recheck_running'])
    if (refused) return refused
    if (outcome === 'uphold' && model.refusals >= 2 && who !== 'ada') return 'senior_required'
    // Nobody in the model writes a letter: to refuse is what the rule proposes, to return overrules it.
    model.state = 'recheck_running'
    if (outcome === 'uphold') uphold(model)
    else model.waiting = { by: who, outcome }
    return undefined
  },
  open(model: CaseModel, _who: Who): Expected {
    const late = reach(model)
    if (late) return late
    if (model.waiting) return 'decision_waiting'
    const refused = among(model, ['excluded', 'recheck_due', 'recheck_running'])
    if (!refused) model.state = 'recheck_running'
    return refused
  },
  second(model: CaseModel, who: Who, isApproved: boolean): Expected {
    if (model.state !== 'recheck_running' || !model.waiting) return 'nothing_waits'
    if (model.waiting.by === who) return 'same_person'
    model.waiting = null
    if (!isApproved) return undefined
    Object.assign(model, {
      state: 'reinstated_probation',
      reinstatedAt: model.now,
      watched: 0,
      askedBy: null,
    })
    return undefined
  },
  pause(model: CaseModel, who: Who, days: number): Expected {
    if (!isManager(who)) return 'not_permitted'
    const refused = among(model, ['excluded'])
    if (refused) return refused
    if (model.pausedCycle === model.cycle) return 'paused_before'
    model.pausedUntil = dayAfter(model.now, days)
    model.pausedCycle = model.cycle
    return undefined
  },
  annul(model: CaseModel, who: Who): Expected {
    if (who === model.askedBy) return 'same_person'
    const refused = among(model, [
      ...(['noticed', 'excluded', 'recheck_due', 'recheck_running', 'termination_notice'] as const),
      ...(['terminated', 'immediate_stop'] as const),
    ])
    if (refused) return refused
    if (model.askedBy === null) model.askedBy = who
    else Object.assign(model, { state: 'annulled', waiting: null })
    return undefined
  },
  stop(model: CaseModel, who: Who): Expected {
    if (who !== 'ada') return 'not_permitted'
    if (isEnded(model.state)) Object.assign(model, newModel(model.now), { id: model.id })
    const refused = among(model, [
      ...(['observed', 'at_risk', 'proposed', 'pending_approval', 'noticed', 'excluded'] as const),
      ...(['recheck_due', 'recheck_running', 'reinstated_probation'] as const),
    ])
    if (refused) return refused
    if (model.state === 'reinstated_probation') anew(model)
    begin(model)
    Object.assign(model, { state: 'immediate_stop', stoppedBy: who, isEscalated: false, waiting: null })
    model.stopDueAt = model.now + 3 * dayMs
    return undefined
  },
  confirmStop(model: CaseModel, who: Who): Expected {
    if (who === model.stoppedBy) return 'same_person'
    const refused = among(model, ['immediate_stop'])
    if (!refused) model.state = 'excluded'
    return refused
  },
  terminate(model: CaseModel, who: Who): Expected {
    if (who !== 'ada') return 'not_permitted'
    const refused = among(model, ['excluded', 'recheck_due'])
    if (refused) return refused
    if (model.refusals < 3) return 'too_few_refusals'
    model.state = 'termination_notice'
    const thirty = model.now + 30 * dayMs
    model.terminatesAt = Math.ceil(thirty / dayMs) * dayMs
    return undefined
  },
  closeInSpite(model: CaseModel, who: Who): Expected {
    if (!isManager(who)) return 'not_permitted'
    const refused = among(model, ['reinstated_probation'])
    if (refused) return refused
    // Nobody in the model promises anything, so that the clock has ended whatever is over.
    return 'probation_runs'
  },
  relapse(model: CaseModel, who: Who): Expected {
    if (!isManager(who)) return 'not_permitted'
    const refused = among(model, ['reinstated_probation'])
    if (refused) return refused
    anew(model)
    model.state = 'at_risk'
    return undefined
  },
}

function reach(model: CaseModel): Expected {
  if (model.state !== 'excluded') return undefined
  return model.now < Math.max(model.dueAt, model.pausedUntil) ? 'too_early' : undefined
}

function uphold(model: CaseModel): void {
  Object.assign(model, { state: 'excluded', cycle: model.cycle + 1, refusals: model.refusals + 1 })
  model.dueAt = dayAfter(model.now, 14)
}

/** What the clocks ought to have done by now. */
export function keepModelClocks(model: CaseModel): void {
  const { state, now } = model
  if (state === 'excluded' && !reach(model)) model.state = 'recheck_due'
  if (state === 'termination_notice' && now >= model.terminatesAt) model.state = 'terminated'
  if (state === 'immediate_stop' && now >= model.stopDueAt) model.isEscalated = true
  if (state !== 'reinstated_probation') return
  // Without orders no improvement can be measured, and the watch is strict.
  for (const day of [15, 30, 45, 60, 75, 90])
    if (now >= dayAfter(model.reinstatedAt, day)) model.watched = day
  if (model.watched === 90) model.state = 'closed_good'
}
