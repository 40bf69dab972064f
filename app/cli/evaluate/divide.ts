import type { Split } from '#app/cli/evaluate/arguments.ts'
import { decisionDelayDays } from '#app/cli/evaluate/market.ts'
import type { Row } from '#app/cli/evaluate/read-rows.ts'
import { KnownProblem } from '#app/known-problem.ts'
import { seededRandom, shuffledIndexes } from '#domain/detection/learning/random'

/** Places of the rows learnt from and of those tested on; several where each part is tested in turn. */
export type Division = { train: number[]; test: number[] }

/**
 * Divides the rows of one file; throws in one line where it lacks what the division needs. By time nothing is learnt
 * whose label was not known before the first row that is tested.
 */
export function divide(rows: Row[], split: Split): Division[] {
  const all = [...rows.keys()]
  if (split.kind === 'none') return [{ train: [], test: all }]
  if (split.kind === 'folds') return divideByFold(rows)
  if (split.kind === 'random') {
    const order = [...shuffledIndexes(rows.length, seededRandom(split.seed))]
    return [cut(order, split.share)]
  }
  const dated = all.filter((at) => rows[at]?.at !== null)
  if (dated.length === 0)
    throw new KnownProblem('--split time needs rows with a createdAt, and there is none')
  const { train, test } = cut(
    dated.sort((a, b) => (rows[a]?.at ?? 0) - (rows[b]?.at ?? 0) || a - b),
    split.share,
  )
  const startsAt = rows[test[0] ?? 0]?.at ?? 0
  return [{ train: train.filter((at) => (rows[at]?.at ?? 0) + decisionDelayDays <= startsAt), test }]
}

/** How many rows a division by time has no place for. */
export function countUndated(rows: Row[], split: Split): number {
  return split.kind === 'time' ? rows.filter(({ at }) => at === null).length : 0
}

function cut(order: number[], share: number): Division {
  const at = Math.floor(order.length * share)
  return { train: order.slice(0, at), test: order.slice(at) }
}

/** A file with a part named `train` is learnt from there and tested on the rest; otherwise each part in turn is tested. */
function divideByFold(rows: Row[]): Division[] {
  const names = [...new Set(rows.flatMap(({ split }) => split ?? []))]
  if (names.length < 2) throw new KnownProblem('--split folds needs rows with at least two values of "split"')
  const without = (name: string) => [...rows.keys()].filter((at) => rows[at]?.split !== name)
  const within = (name: string) => [...rows.keys()].filter((at) => rows[at]?.split === name)
  if (names.includes('train')) return [{ train: within('train'), test: without('train') }]
  return names.map((name) => ({ train: without(name), test: within(name) }))
}
