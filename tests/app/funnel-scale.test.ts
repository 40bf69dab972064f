import fc from 'fast-check'
import { expect, test } from 'vitest'
import { funnelScale, pathOf, totalTicks } from '#app/components/charts/funnel-scale.ts'

const range = fc
  .tuple(
    fc.integer({ min: 1, max: 5_000 }),
    fc.integer({ min: 1, max: 100_000 }),
    fc.integer({ min: 200, max: 2_000 }),
  )
  .map(([least, more, width]) => ({ least, most: least + more, top: 0.2, width }))

test('more feedback lies farther right, a greater share higher, and everything within the drawing', () => {
  fc.assert(
    fc.property(range, fc.double({ min: 0, max: 1, noNaN: true }), (asked, share) => {
      const scale = funnelScale(asked)
      expect(scale.x(asked.least)).toBeCloseTo(scale.left)
      expect(scale.x(asked.most)).toBeCloseTo(scale.right)
      expect(scale.y(share)).toBeLessThanOrEqual(scale.bottom)
      expect(scale.y(share)).toBeGreaterThanOrEqual(0)
      expect(scale.y(share * 0.5)).toBeGreaterThanOrEqual(scale.y(share))
    }),
  )
})

test('labels are round numbers with room between them', () => {
  fc.assert(
    fc.property(range, (asked) => {
      const scale = funnelScale(asked)
      const places = totalTicks(scale).map(scale.x)
      places.slice(1).forEach((place, at) => {
        expect(place - (places[at] ?? 0)).toBeGreaterThanOrEqual(44)
      })
    }),
  )
  expect(totalTicks(funnelScale({ least: 8, most: 600, top: 0.2, width: 1000 }))).toEqual([
    10, 20, 50, 100, 200, 500,
  ])
})

test('a line goes through its points', () => {
  const scale = funnelScale({ least: 10, most: 1000, top: 0.4, width: 466 })
  expect(
    pathOf(
      [
        { total: 10, share: 0 },
        { total: 100, share: 0.2 },
      ],
      scale,
    ),
  ).toBe('M52 276L252 143')
})
