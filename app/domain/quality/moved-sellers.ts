import type { MovedSeller, Simulation } from '#domain/quality/simulation'

/** Sizes by counted reviews and complaint events in 365 days; `below` is the first count that is too large. */
export const feedbackBands = [
  { name: 'under_10', below: 10 },
  { name: 'under_30', below: 30 },
  { name: 'under_100', below: 100 },
  { name: 'from_100', below: Number.POSITIVE_INFINITY },
] as const
export type FeedbackBand = (typeof feedbackBands)[number]['name']
export type MovedBand = { band: FeedbackBand; added: number; spared: number }

/** How many of those another policy would propose anew or spare are of which size, the smallest first. */
export function bandsOf({ added, spared }: Pick<Simulation, 'added' | 'spared'>): MovedBand[] {
  return feedbackBands.map(({ name, below }, place) => {
    const from = feedbackBands[place - 1]?.below ?? 0
    const isIn = ({ feedback }: MovedSeller) => feedback >= from && feedback < below
    return { band: name, added: added.filter(isIn).length, spared: spared.filter(isIn).length }
  })
}

/** How many of these sellers have fewer reviews and complaint events in 365 days than 10, 30 and 100. */
export function countSmall(
  sellers: readonly MovedSeller[],
): Record<'under10' | 'under30' | 'under100', number> {
  const under = (limit: number) => sellers.filter(({ feedback }) => feedback < limit).length
  return { under10: under(10), under30: under(30), under100: under(100) }
}
