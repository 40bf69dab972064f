import { expect, test } from 'vitest'
import { compareStars, type NeutralityStratum } from '#domain/detection/neutrality'

const stratum = (
  low: [settled: number, published: number],
  high: [settled: number, published: number],
  rest: Partial<NeutralityStratum> = {},
): NeutralityStratum => ({
  ...{ hasProof: true, found: 'nothing' },
  low: { settled: low[0], published: low[1], publishedInTime: low[1] },
  high: { settled: high[0], published: high[1], publishedInTime: high[1] },
  ...rest,
})

test('few stars published as often as many raise no alarm', () => {
  const compared = compareStars([stratum([400, 380], [600, 570])], 'published')
  expect(compared).toMatchObject({ lowSettled: 400, highSettled: 600, isAlarming: false })
  expect(compared.difference).toBeCloseTo(0, 12)
  expect(compared.deviations).toBeCloseTo(0, 12)
})

test('few stars published ten in a hundred less often raise an alarm, with by how much', () => {
  const compared = compareStars([stratum([400, 340], [600, 570])], 'published')
  expect(compared.difference).toBeCloseTo(-0.1, 12)
  expect(compared.deviations).toBeLessThan(-3.29)
  expect(compared.isAlarming).toBe(true)
})

test('favouring few stars is as alarming as holding them back', () => {
  const compared = compareStars([stratum([400, 396], [600, 540])], 'published')
  expect(compared).toMatchObject({ isAlarming: true })
  expect(compared.difference).toBeGreaterThan(0.05)
})

test('what lacks proof of an order explains a plain difference away', () => {
  const strata = [
    stratum([100, 98], [900, 882]),
    stratum([500, 300], [100, 60], { hasProof: false, found: 'authenticity' }),
  ]
  const compared = compareStars(strata, 'published')
  expect(compared.plainDifference).toBeLessThan(-0.2)
  expect(compared.difference).toBeCloseTo(0, 12)
  expect(compared.isAlarming).toBe(false)
})

test('a difference that few reviews or mere chance explain is not alarming', () => {
  expect(compareStars([stratum([40, 20], [600, 570])], 'published').isAlarming).toBe(false)
  const chance = compareStars([stratum([110, 100], [110, 108])], 'published')
  expect(chance.difference).toBeLessThan(-0.05)
  expect(chance.isAlarming).toBe(false)
})

test('where one side is empty nothing is said', () => {
  for (const strata of [[], [stratum([0, 0], [50, 40])]]) {
    expect(compareStars(strata, 'published')).toMatchObject({
      ...{ plainDifference: null, difference: null, deviations: 0, isAlarming: false },
    })
  }
})
