import { logitOf, sigmoid } from '#domain/detection/learning/logit'
import { type Targets, weightOf } from '#domain/detection/learning/targets'

/**
 * A map from a score in log-odds to a probability that never falls. Between two points it is a straight line, so
 * that reviews told apart by the score stay apart.
 */
export type Isotonic = { scores: number[]; probabilities: number[] }

type Block = { weight: number; scoreSum: number; labelSum: number }

/**
 * Pools adjacent violators: neighbours in the order of scores are merged until their shares of fakes rise.
 */
export function fitIsotonic(scores: ArrayLike<number>, { labels, weights }: Targets): Isotonic {
  const order = Array.from({ length: scores.length }, (_, at) => at)
  order.sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0))
  const blocks: Block[] = []
  for (const at of order) {
    const weight = weightOf(weights, at)
    blocks.push({ weight, scoreSum: weight * (scores[at] ?? 0), labelSum: labels[at] ? weight : 0 })
    mergeFalling(blocks)
  }
  return {
    scores: blocks.map(({ scoreSum, weight }) => scoreSum / weight),
    // One imagined fake and one imagined genuine review in each block: no block is certain.
    probabilities: keepRising(
      blocks.map(({ labelSum, weight }) => (labelSum + prior) / (weight + 2 * prior)),
    ),
  }
}

const prior = 0.5

function mergeFalling(blocks: Block[]): void {
  for (let last = blocks.at(-1), before = blocks.at(-2); last && before; before = blocks.at(-2)) {
    const rises = before.labelSum * last.weight < last.labelSum * before.weight
    // Blocks of one score are one block.
    const apart = before.scoreSum * last.weight < last.scoreSum * before.weight
    if (rises && apart) return
    before.weight += last.weight
    before.scoreSum += last.scoreSum
    before.labelSum += last.labelSum
    blocks.pop()
    last = before
  }
}

/** The imagined reviews weigh more in small blocks and may turn two neighbours round. */
function keepRising(probabilities: number[]): number[] {
  let highest = 0
  return probabilities.map((probability) => {
    highest = Math.max(highest, probability)
    return highest
  })
}

/** The probability (0–1) of a score in log-odds. */
export function applyIsotonic({ scores, probabilities }: Isotonic, score: number): number {
  const last = scores.length - 1
  if (last < 0) return sigmoid(score)
  const [lowest, highest] = [scores[0] ?? 0, scores[last] ?? 0]
  // Beyond what was seen the log-odds go on as the score does.
  if (score <= lowest) return sigmoid(logitOf(probabilities[0] ?? 0.5) + score - lowest)
  if (score >= highest) return sigmoid(logitOf(probabilities[last] ?? 0.5) + score - highest)
  const above = firstNotBelow(scores, score)
  const below = scores[above - 1] ?? 0
  const share = (score - below) / ((scores[above] ?? 0) - below)
  const from = probabilities[above - 1] ?? 0.5
  return from + ((probabilities[above] ?? 0.5) - from) * share
}

/** The first place in rising numbers where one is not less than the wanted. */
function firstNotBelow(rising: number[], wanted: number): number {
  let [low, high] = [0, rising.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rising[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
