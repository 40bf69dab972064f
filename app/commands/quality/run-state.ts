import type { Database, Tx } from '#db/client'
import { findRun } from '#db/quality/runs'
import type { QualityPolicy } from '#domain/quality/policy'

/** The steps of a run, in their order. */
export const runPhases = [
  'count',
  'rebuild',
  'benchmarks',
  'compare',
  'spread',
  'score',
  'list',
  'announce',
  'propose',
] as const
export type RunPhase = (typeof runPhases)[number]

/** A run whose benchmarks and spread are known. */
export type MeasuredRun = {
  id: number
  asOf: string
  policy: QualityPolicy
  shape: number
  weeklyCv2: number
  indicatorShapes: number[]
}

/** Where a run goes on: in which phase, and there after which seller. */
export type RunCheckpoint = {
  phase: RunPhase
  after: string
  /** Set once the run is begun. */
  runId: number | null
  /** Rows a rebuild looked at, and those that were other than expected. */
  rebuilt: number
  drifted: number
  /** Whether there was nothing to compare the rebuild with. */
  isFirst: boolean
}

export const firstCheckpoint: RunCheckpoint = {
  phase: 'count',
  after: '',
  runId: null,
  rebuilt: 0,
  drifted: 0,
  isFirst: false,
}

/**
 * What a step is given. `sellersAtOnce` is how many sellers a step of a phase that goes through all of them takes; `db`
 * is for what is done beside the step's own transaction.
 */
export type RunStep = {
  db: Database
  asOf: string
  policy: QualityPolicy
  checkpoint: RunCheckpoint
  zone: string
  now: Date
  sellersAtOnce: number
}

/** Where a step has come to, and how many sellers it did; undefined when the run is finished. */
export type StepDone = { checkpoint: RunCheckpoint; sellers: number } | undefined

/** The run a checkpoint speaks of, with its spread, which is known from the phase `spread` on. */
export async function measuredRun(tx: Tx, { checkpoint, policy }: RunStep): Promise<MeasuredRun> {
  const run = checkpoint.runId === null ? undefined : await findRun(tx, checkpoint.runId)
  if (!run) throw new Error('The run of this checkpoint is gone')
  const { id, asOf, shape, weeklyCv2, indicatorShapes } = run
  return {
    id,
    asOf,
    policy,
    shape: shape ?? 0,
    weeklyCv2: weeklyCv2 ?? 0,
    indicatorShapes: indicatorShapes ?? [],
  }
}

export function runIdOf({ runId }: RunCheckpoint): number {
  if (runId === null) throw new Error('The run is not begun')
  return runId
}

/** The same run in its next phase, before the first seller. */
export function nextPhase(checkpoint: RunCheckpoint): RunCheckpoint {
  const phase = runPhases[runPhases.indexOf(checkpoint.phase) + 1]
  if (!phase) throw new Error('There is no phase after the last')
  return { ...checkpoint, phase, after: '' }
}
