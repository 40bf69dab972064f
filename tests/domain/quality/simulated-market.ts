import { createRandom, type Random } from '#fixtures/random'

export const weeksSimulated = 156
/** The first week in which sellers are judged: two years lie before it. */
export const firstJudgedWeek = 104

/** A seller with what happened in each week, and how much worse than comparable sellers it truly was then. */
export type SimulatedSeller = {
  id: string
  cell: number
  /** True ratio by week, without two-week incidents, which are bad luck. */
  truth: number[]
  reviews: number[]
  negatives: number[]
  orders: number[]
  complaints: number[]
}

/**
 * A market as in the generator the method was proved with: orders lognormal, a third of them reviewed, eight
 * categories, natural spread of sellers, weeks that wobble, a season, 3 % chronically bad, 2 % getting bad, and 2 %
 * with an incident.
 */
export function simulateMarket(seed: string, sellers: number): SimulatedSeller[] {
  const random = createRandom(seed)
  return Array.from({ length: sellers }, (_, index) => simulateSeller(random, index))
}

function simulateSeller(random: Random, index: number): SimulatedSeller {
  const cell = 1 + random.whole(0, 7)
  const usual = 0.03 + 0.09 * (((cell - 1) * 5) % 8) * (1 / 7)
  const usualComplaints = 0.004 + 0.001 * cell
  const yearly = Math.min(4000, 70 * Math.exp(1.6 * normal(random)))
  const natural = gamma(random, 1 / 0.45 ** 2) * 0.45 ** 2
  const kind = random.next()
  const factor = random.between(2.5, 6)
  const turnsBad = random.whole(52, weeksSimulated - 1)
  const seller: SimulatedSeller = {
    id: `seller-${String(index).padStart(5, '0')}`,
    cell,
    truth: [],
    reviews: [],
    negatives: [],
    orders: [],
    complaints: [],
  }
  const born = random.chance(0.2) ? random.whole(0, firstJudgedWeek) : 0
  for (let week = 0; week < weeksSimulated; week++) {
    const isBad = kind < 0.03 || (kind < 0.05 && week >= turnsBad)
    const truth = isBad ? Math.max(natural, 0.7) * factor : natural
    const incident = kind >= 0.05 && kind < 0.07 && (week === turnsBad || week === turnsBad + 1) ? 5 : 1
    const season = 1 + 0.15 * Math.sin((2 * Math.PI * week) / 52)
    const wobble = gamma(random, 1 / 0.4 ** 2) * 0.4 ** 2
    const orders = week < born ? 0 : poisson(random, (yearly / 52) * season)
    const reviews = binomial(random, orders, 0.35)
    seller.truth.push(truth)
    seller.orders.push(orders)
    seller.reviews.push(reviews)
    seller.negatives.push(binomial(random, reviews, Math.min(0.9, usual * truth * incident * wobble)))
    seller.complaints.push(
      binomial(random, orders, Math.min(0.5, usualComplaints * truth * incident * wobble)),
    )
  }
  return seller
}

function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}

/** Marsaglia and Tsang (2000), for shapes of at least 1. */
function gamma(random: Random, shape: number): number {
  const d = shape - 1 / 3
  for (;;) {
    const x = normal(random)
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - random.next()) < x * x * 0.5 + d * (1 - v + Math.log(v))) return d * v
  }
}

function poisson(random: Random, mean: number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)))
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = random.next(); product > limit; product *= random.next()) count++
  return count
}

function binomial(random: Random, tries: number, probability: number): number {
  if (tries > 200) {
    const mean = tries * probability
    return Math.min(
      tries,
      Math.max(0, Math.round(mean + Math.sqrt(mean * (1 - probability)) * normal(random))),
    )
  }
  let count = 0
  for (let at = 0; at < tries; at++) if (random.next() < probability) count++
  return count
}
