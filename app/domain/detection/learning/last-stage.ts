import { applyIsotonic, fitIsotonic, type Isotonic } from '#domain/detection/learning/isotonic'
import { logitOf, sigmoid } from '#domain/detection/learning/logit'
import { type Targets, weightOf } from '#domain/detection/learning/targets'

/** The log-odds by text and by behaviour; undefined where that has nothing to say. */
export type Opinions = { text: number | undefined; behaviour: number | undefined }

/** How opinions become one: a weighted sum in log-odds, then a map to what came true of such sums. */
export type Combination = {
  bias: number
  text: number
  behaviour: number
  /** Lacking where too little is decided for it. */
  calibration: Isotonic | null
  /** How far the map is followed, 0–1. */
  trust: number
}

/** A combination for each set of opinions a review may have. */
export type LastStage = Record<OpinionCase, Combination>
export type OpinionCase = 'text' | 'behaviour' | 'both' | 'none'

/**
 * What came true in the newest slice does not all come true in the next: followed all the way the map made
 * calibration worse as often as better, and about a third of the way was the best guess.
 */
const trustInNewest = 0.35

/** From so many reviews the map is learnt besides the weights. */
const leastForCalibration = 1000

export function caseOf({ text, behaviour }: Opinions): OpinionCase {
  if (text === undefined) return behaviour === undefined ? 'none' : 'behaviour'
  return behaviour === undefined ? 'text' : 'both'
}

/** The weighted sum of opinions in log-odds, and the log-odds of the probability it is mapped to. */
export function combine(stage: LastStage, opinions: Opinions): { sum: number; logit: number } {
  const { bias, text, behaviour, calibration, trust } = stage[caseOf(opinions)]
  const sum = bias + text * (opinions.text ?? 0) + behaviour * (opinions.behaviour ?? 0)
  if (!calibration) return { sum, logit: sum }
  return { sum, logit: sum + trust * (logitOf(applyIsotonic(calibration, sum)) - sum) }
}

/** Before anything is decided opinions are taken as they are; each knows the base rate, so that two of them know it once too often. */
export function untrainedStage(baseline: number): LastStage {
  const plain = { bias: 0, text: 1, behaviour: 1, calibration: null, trust: 0 }
  return {
    text: plain,
    behaviour: plain,
    both: { ...plain, bias: -baseline },
    none: { ...plain, bias: baseline },
  }
}

/**
 * Learns how far opinions can be trusted, from reviews whose opinions were given without having seen them.
 *
 * @param kind which opinions every one of them has
 */
export function fitCombination(kind: OpinionCase, opinions: Opinions[], targets: Targets): Combination {
  const [ofText, ofBehaviour] = [kind !== 'behaviour', kind !== 'text']
  const inputs = opinions.map(({ text, behaviour }) => [
    1,
    ofText ? (text ?? 0) : 0,
    ofBehaviour ? (behaviour ?? 0) : 0,
  ])
  const enough = opinions.length >= leastForCalibration
  // The behaviour's own log-odds need no weight where the map follows.
  const [bias = 0, text = 0, behaviour = 0] =
    enough && kind === 'behaviour' ? [0, 0, 1] : fitWeights(inputs, targets)
  const sums = inputs.map((input) => bias + text * (input[1] ?? 0) + behaviour * (input[2] ?? 0))
  return {
    bias,
    text,
    behaviour,
    calibration: enough ? fitIsotonic(sums, targets) : null,
    trust: kind === 'text' ? 1 : trustInNewest,
  }
}

/** Opinions as they are, and how much the weights are held to them. */
const held = [0, 1, 1]
const ridge = 1

/** Logistic regression on three numbers by Newton's steps, held a little to the opinions as they are. */
function fitWeights(inputs: number[][], targets: Targets): number[] {
  let weights = [...held]
  for (let step = 0; step < 25; step++) {
    const slope = weights.map((weight, at) => ridge * (weight - (held[at] ?? 0)))
    const curve = [0, 1, 2].map((a) => [0, 1, 2].map((b) => (a === b ? ridge : 0)))
    for (const [at, input] of inputs.entries()) {
      const probability = sigmoid(input.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0))
      const weight = weightOf(targets.weights, at)
      addDerivatives(
        { slope, curve },
        input,
        weight * (probability - (targets.labels[at] ? 1 : 0)),
        weight * probability * (1 - probability),
      )
    }
    const move = solve(curve, slope)
    const before = lossOf(weights, inputs, targets)
    // A whole step may lead beyond the lowest point: half of it, or half of that, does not.
    let next = weights.map((weight, at) => weight - (move[at] ?? 0))
    for (let part = 0.5; part > 1e-6 && lossOf(next, inputs, targets) > before; part /= 2) {
      next = weights.map((weight, at) => weight - part * (move[at] ?? 0))
    }
    weights = next
    if (Math.max(...move.map(Math.abs)) < 1e-9) break
  }
  return weights
}

function lossOf(weights: number[], inputs: number[][], targets: Targets): number {
  let loss = weights.reduce((sum, weight, at) => sum + (ridge / 2) * (weight - (held[at] ?? 0)) ** 2, 0)
  for (const [at, input] of inputs.entries()) {
    const logit = input.reduce((sum, value, k) => sum + value * (weights[k] ?? 0), 0)
    const against = targets.labels[at] ? -logit : logit
    // ln(1 + e^x), which never overflows.
    const own = Math.max(0, against) + Math.log1p(Math.exp(-Math.abs(against)))
    loss += weightOf(targets.weights, at) * own
  }
  return loss
}

function addDerivatives(
  { slope, curve }: { slope: number[]; curve: number[][] },
  input: number[],
  miss: number,
  spread: number,
): void {
  for (const [a, row] of curve.entries()) {
    slope[a] = (slope[a] ?? 0) + miss * (input[a] ?? 0)
    for (const b of row.keys()) row[b] = (row[b] ?? 0) + spread * (input[a] ?? 0) * (input[b] ?? 0)
  }
}

/** Solves a small symmetric system by elimination. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0])
  for (const [pivot, row] of rows.entries()) {
    for (const other of rows.slice(pivot + 1)) {
      const share = (other[pivot] ?? 0) / (row[pivot] ?? 1)
      for (const column of other.keys()) other[column] = (other[column] ?? 0) - share * (row[column] ?? 0)
    }
  }
  const found = right.map(() => 0)
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at] ?? []
    const known = found.reduce(
      (sum, value, column) => sum + (column > at ? value * (row[column] ?? 0) : 0),
      0,
    )
    found[at] = ((row[rows.length] ?? 0) - known) / (row[at] ?? 1)
  }
  return found
}
