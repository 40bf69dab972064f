import type { Reading } from '#domain/detection/features'
import type { Added } from '#domain/detection/learning/behaviour-model'
import type { Explanation } from '#domain/detection/learning/detector-model'
import { sigmoid } from '#domain/detection/learning/logit'
import { behaviourFeatures, historyFeatures } from '#domain/detection/learning/replay-features'
import type { TextPart } from '#domain/detection/learning/text-model'
import { type Fact, type LearntName, type Signal, scale } from '#domain/detection/signal'
import type { Span } from '#domain/text/span'

type FeatureName = (typeof behaviourFeatures)[number] | (typeof historyFeatures)[number]

const places = new Map<string, { name: FeatureName; at: number }>(
  [...behaviourFeatures, ...historyFeatures].map((name, at) => [name, { name, at }]),
)

/** So many features are named, the strongest; the others are told as one. */
const mostNamed = 8
/** So many stretches of the text are marked. */
const mostSpans = 12
/** The log-odds from which on a contribution is as strong as one gets. */
const fullContribution = 2

/** What each feature of behaviour adds; together they add what all of `added` does. */
export function behaviourSignals(added: Added[], row: ArrayLike<number> | undefined): Signal[] {
  const sums = new Map<string, number>()
  for (const { name, contribution } of added) sums.set(name, (sums.get(name) ?? 0) + contribution)
  const speaking = [...sums].filter(([, contribution]) => contribution !== 0)
  speaking.sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
  const named: Signal[] = []
  let [rest, others] = [0, 0]
  for (const [feature, contribution] of speaking) {
    const place = places.get(feature)
    if (place && named.length < mostNamed) {
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
export function textSignal({ text, opinions }: Explanation, { origin }: Pick<Reading, 'origin'>): Signal[] {
  if (opinions.text === undefined) return []
  const contribution = text.reduce((sum, part) => sum + part.contribution, 0)
  if (contribution === 0) return []
  const spans = findSpans(
    text.filter((part) => part.contribution * contribution > 0),
    origin,
  )
  return [toSignal('text', contribution, [{ ...factOf(sigmoid(opinions.text)), spans }])]
}

/** The first stretches of these parts that are there in the text as it was sent. */
function findSpans(parts: TextPart[], origin: Reading['origin']): Span[] {
  const found: Span[] = []
  for (const { spans } of parts) {
    for (const span of spans) {
      const sent = span.end > span.start ? origin(span) : undefined
      if (sent) found.push(sent)
      if (found.length === mostSpans) return found
    }
  }
  return found
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
