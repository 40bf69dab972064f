import { type Fact, formerNames, learntNames } from '#domain/detection/signal'

const learnt = new Set<string>([...learntNames, ...formerNames])

/** Whether a signal is a part of a learnt model, which every review has, and not a finding of its own. */
export function isLearnt(name: string): boolean {
  return learnt.has(name)
}

/** Former features that lie on one side of something or the other. */
const signed = new Set([
  'author.mean_signed_distance_stars',
  'review.distance_stars',
  'review.distance_from_own_mean_stars',
  'review.distance_30_days_stars',
  'seller.shift_30_days_stars',
  'seller.shift_90_days_stars',
])

type Told = { name: string; contribution: number }

/**
 * The sentence of the catalogue that tells a fact, and its numbers as people read them: shares in percent, no more
 * digits than say something, and which side of the usual a rating lies on.
 */
export function tellFact(
  { name, contribution }: Told,
  { id, values }: Fact,
): { message: string; values: Fact['values'] } {
  if (!isLearnt(name)) return { message: `signal.${name}.${id}`, values }
  const direction = contribution < 0 ? 'against' : 'for'
  if (id === 'unknown') return { message: unknownMessage(name), values: { direction } }
  return { message: `signal.${name}.${id}`, values: { ...readable(name, Number(values.value)), direction } }
}

/**
 * The text that names what a signal marks in a review. What was learnt of texts only ever resembles others; it is
 * no finding about the words themselves.
 */
export function markLabel({ name, contribution }: Told): string {
  if (name !== 'text') return `signal.${name}.title`
  return `review.resembles.${contribution < 0 ? 'against' : 'for'}`
}

/** What an unknown feature is the lack of: that its author, seller or marketplace has done too little so far. */
function unknownMessage(name: string): string {
  const [about = ''] = name.split('.')
  return `signal.${name === 'text' ? 'text.unknown' : `unknown.${about}`}`
}

function readable(name: string, value: number): { value: number; side?: string } {
  if (!signed.has(name)) return { value: round(name.includes('share') ? value * 100 : value) }
  const rounded = round(value)
  return { value: Math.abs(rounded), side: rounded === 0 ? 'same' : rounded > 0 ? 'above' : 'below' }
}

/** Whole numbers from ten on, two digits below. */
function round(value: number): number {
  return Math.abs(value) < 10 ? Number(value.toPrecision(2)) : Math.round(value)
}

/** Of what is learnt so many are told at once, and none that adds less than this to the log-odds. */
const mostTold = 5
const leastTold = 0.1

/** What is told at once, every finding that is not learnt among it, and what adds so little that it is folded away. */
export function foldMinor<Signal extends Told>(signals: Signal[]): { main: Signal[]; minor: Signal[] } {
  const ranked = signals
    .filter(({ name, contribution }) => isLearnt(name) && Math.abs(contribution) >= leastTold)
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
  const told = new Set(ranked.slice(0, mostTold))
  const isMain = (signal: Signal) => !isLearnt(signal.name) || told.has(signal)
  return { main: signals.filter(isMain), minor: signals.filter((signal) => !isMain(signal)) }
}
