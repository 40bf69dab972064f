import type { ExclusionState } from '#domain/exclusion/state'

/**
 * How a case looks to its seller. What is being prepared is told once it is decided, so that nobody is warned off by a
 * proposal that comes to nothing.
 */
export type Stage =
  | 'good'
  | 'at_risk'
  | 'noticed'
  | 'excluded'
  | 'in_recheck'
  | 'probation'
  | 'stopped'
  | 'ending'
  | 'ended'

const stages: Record<ExclusionState, Stage> = {
  observed: 'good',
  at_risk: 'at_risk',
  proposed: 'at_risk',
  pending_approval: 'at_risk',
  noticed: 'noticed',
  excluded: 'excluded',
  recheck_due: 'in_recheck',
  recheck_running: 'in_recheck',
  reinstated_probation: 'probation',
  closed_good: 'good',
  termination_notice: 'ending',
  terminated: 'ended',
  cancelled: 'good',
  annulled: 'good',
  immediate_stop: 'stopped',
}

/** What a seller is told about the state of their case; without one all is well. */
export function stageOf(exclusion: { state: ExclusionState } | undefined): Stage {
  return exclusion ? stages[exclusion.state] : 'good'
}

/** Whether the seller's goods are out of the catalogue. */
export function isOut(stage: Stage): boolean {
  return ['excluded', 'in_recheck', 'stopped', 'ending', 'ended'].includes(stage)
}
