import { type Targets, weightOf } from '#domain/detection/learning/targets'

/**
 * What is measured: a score for each review (higher is likelier fake), whether it was one (1 or 0), and for how many
 * it stands.
 */
export type Scored = Targets & { scores: ArrayLike<number> }

/** Reviews from the highest score to the lowest, in groups of one score. */
export function* scoreGroups({
  scores,
  labels,
  weights,
}: Scored): Generator<{ score: number; fakes: number; genuine: number }> {
  const order = Array.from({ length: scores.length }, (_, at) => at)
  order.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0))
  for (let at = 0; at < order.length; ) {
    const score = scores[order[at] ?? 0] ?? 0
    const group = { score, fakes: 0, genuine: 0 }
    for (; at < order.length && scores[order[at] ?? 0] === score; at++) {
      const weight = weightOf(weights, order[at] ?? 0)
      if (labels[order[at] ?? 0]) group.fakes += weight
      else group.genuine += weight
    }
    yield group
  }
}

/** How many fakes and how many genuine reviews there are, by their weights. */
export function countClasses({ labels, weights }: Targets): { fakes: number; genuine: number } {
  const counted = { fakes: 0, genuine: 0 }
  for (let at = 0; at < labels.length; at++)
    counted[labels[at] ? 'fakes' : 'genuine'] += weightOf(weights, at)
  return counted
}

/** The share of pairs of a fake and a genuine review in which the fake scores higher; null where either lacks. */
export function areaUnderCurve(scored: Scored): number | null {
  const { fakes, genuine } = countClasses(scored)
  if (fakes === 0 || genuine === 0) return null
  let above = 0
  let pairs = 0
  for (const group of scoreGroups(scored)) {
    pairs += group.genuine * (above + group.fakes / 2)
    above += group.fakes
  }
  return pairs / (fakes * genuine)
}

/** Average precision over the fakes, each group of one score taken as a whole. */
export function averagePrecision(scored: Scored): number | null {
  const { fakes } = countClasses(scored)
  if (fakes === 0) return null
  let found = 0
  let seen = 0
  let sum = 0
  for (const group of scoreGroups(scored)) {
    found += group.fakes
    seen += group.fakes + group.genuine
    sum += group.fakes * (found / seen)
  }
  return sum / fakes
}

/** The share of fakes among the given share of reviews that score highest. A group cut in two counts in part. */
export function precisionAtShare(scored: Omit<Scored, 'weights'>, share: number): number | null {
  const wanted = Math.max(1, Math.round(scored.labels.length * share))
  if (scored.labels.length === 0) return null
  let left = wanted
  let found = 0
  for (const { fakes, genuine } of scoreGroups(scored)) {
    const taken = Math.min(left, fakes + genuine)
    found += (fakes * taken) / (fakes + genuine)
    left -= taken
    if (left === 0) break
  }
  return found / wanted
}

/** The share of fakes found where at most the given share of genuine reviews is accused. */
export function recallAtFalsePositives(scored: Scored, share: number): number | null {
  const { fakes, genuine } = countClasses(scored)
  const allowed = genuine * share
  if (fakes === 0 || genuine === 0) return null
  let found = 0
  let accused = 0
  for (const group of scoreGroups(scored)) {
    // Within a group of one score nobody can tell them apart: a part of it brings as large a part of its fakes.
    const taken = group.genuine === 0 ? 1 : Math.min(1, (allowed - accused) / group.genuine)
    found += group.fakes * taken
    accused += group.genuine * taken
    if (taken < 1) break
  }
  return found / fakes
}

/** How far said probabilities are from what came true, on average over ten equal steps of probability. */
export function calibrationError({ scores, labels, weights }: Scored): number | null {
  if (labels.length === 0) return null
  const said = new Float64Array(10)
  const cameTrue = new Float64Array(10)
  let all = 0
  for (let at = 0; at < labels.length; at++) {
    const step = Math.min(9, Math.max(0, Math.floor((scores[at] ?? 0) * 10)))
    const weight = weightOf(weights, at)
    said[step] = (said[step] ?? 0) + weight * (scores[at] ?? 0)
    cameTrue[step] = (cameTrue[step] ?? 0) + (labels[at] ? weight : 0)
    all += weight
  }
  return said.reduce((sum, total, step) => sum + Math.abs(total - (cameTrue[step] ?? 0)), 0) / all
}

/** Accuracy, and the mean of both classes' F1, of calling fake what scores at least the threshold. */
export function accuracyAt({ scores, labels }: Scored, threshold: number) {
  let [hits, misses, alarms, rests] = [0, 0, 0, 0]
  for (let at = 0; at < labels.length; at++) {
    const called = (scores[at] ?? 0) >= threshold
    if (labels[at]) called ? hits++ : misses++
    else called ? alarms++ : rests++
  }
  const f1 = (right: number) => (right === 0 ? 0 : (2 * right) / (2 * right + misses + alarms))
  return {
    accuracy: labels.length === 0 ? null : (hits + rests) / labels.length,
    macroF1: labels.length === 0 ? null : (f1(hits) + f1(rests)) / 2,
  }
}

/** The threshold at which the mean of both classes' F1 is highest; a half where there is nothing to choose by. */
export function bestThreshold({ scores, labels }: Scored): number {
  const all = countClasses({ labels })
  const groups = [...scoreGroups({ scores, labels })]
  let best = { threshold: 0.5, reached: 0 }
  let [hits, alarms] = [0, 0]
  for (const [place, { score, fakes, genuine }] of groups.entries()) {
    hits += fakes
    alarms += genuine
    const [wrong, rests] = [alarms + all.fakes - hits, all.genuine - alarms]
    const reached = hits / (2 * hits + wrong || 1) + rests / (2 * rests + wrong || 1)
    const next = groups[place + 1]?.score ?? score
    if (reached > best.reached) best = { threshold: (score + next) / 2, reached }
  }
  return best.threshold
}
