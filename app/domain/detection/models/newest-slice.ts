import { leastCompared } from '#domain/detection/models/comparison'

/** When a decision became known, in days since 1970, and what it was. */
type Decided = { knownAt: number; label: number }

/** The share of decisions, the newest, on which models are compared. */
const comparedShare = 0.2

/**
 * Places of the decisions to learn from and of the newest ones, on which models are compared: a fifth of all. Where
 * those that the champion has not seen are fewer and still enough, only those.
 *
 * @param championUntil until when the champion had learnt, in days since 1970; undefined where it learnt nothing
 */
export function divideByTime(
  decided: Decided[],
  championUntil: number | undefined,
): { older: number[]; newest: number[] } {
  const order = [...decided.keys()].sort((a, b) => (decided[a]?.knownAt ?? 0) - (decided[b]?.knownAt ?? 0))
  const wanted = Math.min(
    order.length,
    Math.max(leastCompared.reviews, Math.round(order.length * comparedShare)),
  )
  const newest = order.slice(order.length - wanted)
  const unseen = newest.filter(
    (at) => (decided[at]?.knownAt ?? 0) > (championUntil ?? Number.NEGATIVE_INFINITY),
  )
  const chosen = isEnough(unseen.flatMap((at) => decided[at] ?? [])) ? unseen : newest
  return { older: order.slice(0, order.length - chosen.length), newest: chosen }
}

function isEnough(decided: Decided[]): boolean {
  const fakes = decided.filter(({ label }) => label === 1).length
  return decided.length >= leastCompared.reviews && fakes >= leastCompared.fakes
}
