import { beforeAll, describe, expect, test } from 'vitest'
import {
  firstJudgedWeek,
  type SimulatedSeller,
  simulateMarket,
  weeksSimulated,
} from '#tests/domain/quality/simulated-market'
import { proposeIn } from '#tests/domain/quality/weekly-runs'

const good = 1.5
const bad = 2.5

describe('a year of weekly runs over a market of 1000 sellers', () => {
  let market: SimulatedSeller[]
  /** The week in which each seller was first proposed. */
  const proposedIn = new Map<string, number>()
  beforeAll(() => {
    market = simulateMarket('a year of quality', 1000)
    for (let week = firstJudgedWeek; week < weeksSimulated; week++)
      for (const id of proposeIn(market, week)) if (!proposedIn.has(id)) proposedIn.set(id, week)
  })

  const truthWhenProposed = (seller: SimulatedSeller) =>
    seller.truth[(proposedIn.get(seller.id) ?? 1) - 1] ?? 0
  const yearOf = (values: number[]) => values.slice(firstJudgedWeek)
  const proposed = () => market.filter(({ id }) => proposedIn.has(id))

  test('at most 8 % of those proposed are truly less than 1.5 times as bad as comparable sellers', () => {
    const wrong = proposed().filter((seller) => truthWhenProposed(seller) < good)
    expect(proposed().length).toBeGreaterThan(10)
    expect(wrong.length / proposed().length).toBeLessThanOrEqual(0.08)
  })

  test('at most 3 of 1000 good sellers are proposed in a year', () => {
    const goods = market.filter(({ truth }) => yearOf(truth).every((ratio) => ratio < good))
    const wrong = goods.filter(({ id }) => proposedIn.has(id))
    expect((1000 * wrong.length) / goods.length).toBeLessThanOrEqual(3)
  })

  test('at least 45 % of the bad sellers with ten reviews or more are found', () => {
    const bads = market.filter(
      ({ truth, reviews }) =>
        yearOf(truth).some((ratio) => ratio >= bad) &&
        yearOf(reviews).reduce((one, other) => one + other) >= 10,
    )
    const found = bads.filter(({ id }) => proposedIn.has(id))
    expect(bads.length).toBeGreaterThan(10)
    expect(found.length / bads.length).toBeGreaterThanOrEqual(0.45)
  })

  test('of good sellers bombed within one week at most 2 % are proposed in the 13 weeks after', () => {
    const week = firstJudgedWeek + 10
    const targets = market.filter(
      ({ truth, id }) =>
        truth.every((ratio) => ratio < good) && !proposedIn.has(id) && Number(id.slice(-5)) % 10 === 3,
    )
    const ids = new Set(targets.map(({ id }) => id))
    const attacked = market.map((seller) => (ids.has(seller.id) ? bomb(seller, week) : seller))
    const hit = new Set<string>()
    for (let at = week + 1; at <= week + 13; at++)
      for (const id of proposeIn(attacked, at)) if (ids.has(id)) hit.add(id)
    expect(targets.length).toBeGreaterThan(50)
    expect(hit.size / targets.length).toBeLessThanOrEqual(0.02)
  })
})

/** At least ten invented negative reviews in a week, or half as many as the seller had in a quarter. */
function bomb(seller: SimulatedSeller, week: number): SimulatedSeller {
  const quarter = seller.reviews.slice(week - 13, week).reduce((one, other) => one + other, 0)
  const extra = Math.max(10, Math.round(quarter / 2))
  const add = (values: number[]) => values.map((value, at) => (at === week ? value + extra : value))
  return { ...seller, reviews: add(seller.reviews), negatives: add(seller.negatives) }
}
