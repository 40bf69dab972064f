import type { AppealState } from '#domain/appeals/state'

export type Who = 'mira' | 'iryna' | 'oleh' | 'omar'
/** Mira decided what is appealed against and hears appeals by now, Iryna and Oleh hear them, Omar does not. */
export const everybody = ['mira', 'iryna', 'oleh', 'omar'] as const satisfies Who[]
export const dayMs = 24 * 3_600_000

/** What ought to be known of an appeal, kept beside the database and apart from its rules. Instants in ms. */
export type AppealModel = {
  now: number
  state: AppealState
  version: number
  assignee: Who | null
  /** Whom it touches: they judge nothing of it any more. */
  conflicts: Who[]
  /** Who turned it away before it was contested. */
  answeredBy: Who | null
  isContested: boolean
  askedUntil: number
  decidedAt: number
  decidedBy: Who | null
  /** Who took back what was appealed against, and so has decided about it themselves. */
  overturnedBy: Who | null
}

export function newModel(now: number): AppealModel {
  return {
    ...{
      now,
      state: 'submitted',
      version: 1,
      assignee: null,
      conflicts: [],
      answeredBy: null,
      isContested: false,
    },
    ...{ askedUntil: 0, decidedAt: 0, decidedBy: null, overturnedBy: null },
  }
}

/** What is expected of a move: the reason of its refusal, or nothing where it is made. */
export type Expected = string | undefined

/** Makes a move where the appeal is in one of these states. */
function go(
  model: AppealModel,
  from: AppealState[],
  to: AppealState,
  change: Partial<AppealModel> = {},
): Expected {
  if (!from.includes(model.state)) return 'not_allowed_now'
  Object.assign(model, { state: to, version: model.version + 1, ...change })
  return undefined
}

function turnedAway(model: AppealModel, who: Who): Expected {
  if (who === 'omar') return 'not_permitted'
  if (who === 'mira' || who === model.overturnedBy || who === model.answeredBy) return 'took_part'
  return model.conflicts.includes(who) ? 'has_conflict' : undefined
}

/** The same of what only whoever has it in hand does. */
function turnedAwayOwn(model: AppealModel, who: Who): Expected {
  return turnedAway(model, who) ?? (model.assignee === who ? undefined : 'not_yours')
}

/** Every move, as it ought to be: refused for a reason, or made. */
export const moves = {
  take: (model: AppealModel, who: Who): Expected =>
    turnedAway(model, who) ?? go(model, ['submitted'], 'assigned', { assignee: who }),
  findInadmissible: (model: AppealModel, who: Who): Expected =>
    turnedAway(model, who) ?? go(model, ['submitted', 'assigned'], 'inadmissible', { assignee: who }),
  noteView: (model: AppealModel, who: Who): Expected =>
    turnedAwayOwn(model, who) ?? go(model, ['assigned'], 'under_review'),
  ask: (model: AppealModel, who: Who): Expected =>
    turnedAwayOwn(model, who) ??
    go(model, ['under_review'], 'info_requested', { askedUntil: model.now + 5 * dayMs }),
  handBack(model: AppealModel, who: Who, isTied: boolean): Expected {
    const conflicts = isTied ? [...model.conflicts, who] : model.conflicts
    const from: AppealState[] = ['assigned', 'under_review', 'info_requested']
    // Whoever has it in hand can put it back, whatever has come up.
    const refused = model.assignee === who ? undefined : turnedAwayOwn(model, who)
    return refused ?? go(model, from, 'submitted', { assignee: null, conflicts })
  },
  decide: (model: AppealModel, who: Who, outcome: 'upheld' | 'overturned'): Expected =>
    turnedAwayOwn(model, who) ??
    go(model, ['under_review'], outcome, {
      ...{ decidedAt: model.now, decidedBy: who, overturnedBy: outcome === 'overturned' ? who : null },
    }),
  contest(model: AppealModel): Expected {
    if (model.isContested) return 'contested_before'
    const change = { assignee: null, isContested: true, answeredBy: model.assignee }
    return go(model, ['inadmissible'], 'submitted', change)
  },
  answer: (model: AppealModel): Expected => go(model, ['info_requested'], 'under_review'),
  withdraw: (model: AppealModel): Expected =>
    go(model, ['submitted', 'assigned', 'under_review', 'info_requested'], 'withdrawn'),
}

/** What the clocks ought to have done by now: none of it decides anything. */
export function keepModelClocks(model: AppealModel): void {
  if (model.askedUntil <= model.now) go(model, ['info_requested'], 'under_review')
  go(model, ['overturned'], 'effects_done')
  if (model.decidedAt + 30 * dayMs <= model.now) go(model, ['upheld', 'effects_done'], 'closed')
}
