import fc from 'fast-check'
import { expect, test } from 'vitest'
import { funnelCurves, funnelLimits, funnelPlace } from '#domain/quality/funnel'
import { wilsonInterval } from '#domain/quality/wilson'

const plain = { share: 0.05, shape: null }
const target = fc.record({
  share: fc.double({ min: 0.002, max: 0.4, noNaN: true }),
  shape: fc.option(fc.double({ min: 0.5, max: 50, noNaN: true })),
})
const total = fc.integer({ min: 1, max: 200_000 })

test('chance leaves about 2.5 % and 0.1 % of sellers above the limits', () => {
  const random = seeded(7)
  const trials = 20_000
  const places = Array.from({ length: trials }, () => {
    const events = Array.from({ length: 200 }).filter(() => random() < plain.share).length
    return funnelPlace({ events, total: 200 }, plain)
  })
  const shareOf = (...wanted: string[]) => places.filter((place) => wanted.includes(place)).length / trials
  // Counts are whole numbers, so that the nominal shares are the most there can be.
  expect(shareOf('above_95', 'above_998')).toBeLessThanOrEqual(0.027)
  expect(shareOf('above_95', 'above_998')).toBeGreaterThan(0.012)
  expect(shareOf('above_998')).toBeLessThanOrEqual(0.0016)
})

test('limits lie in order, within a share, and around the target', () => {
  fc.assert(
    fc.property(total, target, (n, around) => {
      const { low95, high95, low998, high998 } = funnelLimits(n, around)
      expect(0 <= low998 && low998 <= low95 && low95 <= around.share).toBe(true)
      expect(around.share <= high95 && high95 <= high998 && high998 <= 1).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('sellers who differ widen the limits, and more evidence narrows them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 50, max: 20_000 }), target, (n, { share, shape }) => {
      const alike = funnelLimits(n, { share, shape: null })
      expect(funnelLimits(n, { share, shape: shape ?? 2 }).high998).toBeGreaterThanOrEqual(alike.high998)
      expect(funnelLimits(n * 10, { share, shape: null }).high998).toBeLessThan(alike.high998)
    }),
  )
})

test('a curve runs from the smallest total to the greatest without doubling any', () => {
  const totals = funnelCurves({ least: 3, most: 5000, steps: 40 }, plain).map(({ total: n }) => n)
  expect(totals[0]).toBe(3)
  expect(totals.at(-1)).toBe(5000)
  expect(totals).toEqual([...new Set(totals)].sort((a, b) => a - b))
})

test('a market without any event or with a seller without feedback still has limits', () => {
  expect(funnelLimits(10, { share: 0, shape: 3 })).toMatchObject({ low998: 0, high998: 0 })
  expect(funnelLimits(0, plain)).toMatchObject({ low998: 0, high998: 1 })
})

test('the Wilson interval is that of the textbooks', () => {
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 })
  expect(wilsonInterval(1, 10).low).toBeCloseTo(0.0178762, 6)
  expect(wilsonInterval(1, 10).high).toBeCloseTo(0.40415, 6)
  expect(wilsonInterval(0, 20).low).toBe(0)
})

/** Mulberry32. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
