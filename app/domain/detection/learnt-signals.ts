import type { Added } from '#domain/detection/learning/behaviour-model'
import type { Explanation } from '#domain/detection/learning/detector-model'
import { sigmoid } from '#domain/detection/learning/logit'
import { behaviourFeatures, historyFeatures } from '#domain/detection/learning/replay-features'
import { type Fact, type LearntName, type Signal, scale } from '#domain/detection/signal'

type FeatureName = (typeof behaviourFeatures)[number] | (typeof historyFeatures)[number]

const places = new Map<string, { name: FeatureName; at: number }>(
  [...behaviourFeatures, ...historyFeatures].map((name, at) => [name, { name, at }]),
)

/** So many features are named, the strongest; the others are told as one. */
const mostNamed = 8
/** The log-odds from which on a contribution is as strong as one gets. */
const fullContribution = 2

/** What each feature of behaviour adds; together they add what all of `added` does. */
export function behaviourSignals(added: Added[], row: ArrayLike<number> | undefined): Signal[] {
  const speaking = added.filter(({ contribution }) => contribution !== 0)
  speaking.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
  const named: Signal[] = []
  let [rest, others] = [0, 0]
  for (const { name, contribution } of speaking) {
    const place = named.length < mostNamed ? places.get(name) : undefined
    if (place) {
      named.push(toSignal(place.name, contribution, [factOf(row?.[place.at] ?? Number.NaN)]))
      continue
    }
    rest += contribution
    others++
  }
  if (rest === 0) return named
  return [...named, toSignal('other_behaviour', rest, [factOf(others)])]
}

/** What the text adds, with the stretches of it, as it was sent, that add the most of it. */
export function textSignal({ text, opinions }: Explanation): Signal[] {
  const { contribution, spans } = text
  if (opinions.text === undefined || contribution === 0) return []
  return [toSignal('text', contribution, [{ ...factOf(sigmoid(opinions.text)), spans }])]
}

/** What the map to probabilities that came true adds. */
export function calibrationSignal(contribution: number): Signal[] {
  return contribution === 0 ? [] : [toSignal('calibration', contribution, [factOf(contribution)])]
}

function toSignal(name: LearntName, contribution: number, facts: Fact[]): Signal {
  return { name, strength: scale(Math.abs(contribution), 0, fullContribution), contribution, facts }
}

function factOf(value: number): Fact {
  return Number.isNaN(value) ? { id: 'unknown', values: {} } : { id: 'value', values: { value } }
}
