import { expect, test } from 'vitest'
import { checkGrounds, restsOnFigures } from '#domain/exclusion/borne-out'
import { type ExclusionSnapshot, snapshotOfCounts } from '#domain/exclusion/snapshot'
import { defaultQualityPolicy } from '#domain/quality/policy'

const counts = {
  ...{ negatives90: 12, complaints90: 0, reviews90: 40, negatives365: 12, reviews365: 200 },
  ...{
    negativeIds: ['r-1'],
    complaintIds: [],
    silent: 0,
    missed: 0,
    unhandled: 9,
    late: 0,
    cancelled: 0,
    returned: 0,
  },
}
const of = (fields: Partial<typeof counts>): ExclusionSnapshot =>
  snapshotOfCounts({ ...counts, ...fields }, { asOf: '2026-06-01', marketShare: 0.1 }, defaultQualityPolicy)
const refuted = (index: number) => ({ ok: false, refusal: { reason: 'ground_refuted', index } })
const passed = { ok: true }

test('a shop is called worse than others only where its figures are worse in a window of that ground', () => {
  expect(checkGrounds(['quality_worsened'], of({}))).toMatchObject(passed)
  // 12 among 200 is less than the tenth that comparable shops have.
  expect(checkGrounds(['quality_worsened', 'quality_low_for_a_year'], of({}))).toEqual(refuted(1))
  const alike = of({ negatives90: 4 })
  expect(checkGrounds(['quality_worsened'], alike)).toEqual(refuted(0))
  const unheardOf = of({ negatives90: 0, reviews90: 0, negatives365: 0, reviews365: 0 })
  expect(checkGrounds(['quality_low_for_a_year'], unheardOf)).toEqual(refuted(0))
})

test('negatives are called left open only where one is', () => {
  expect(checkGrounds(['negatives_left_open'], of({}))).toMatchObject(passed)
  expect(checkGrounds(['negatives_left_open'], of({ unhandled: 0 }))).toEqual(refuted(0))
})

test('grounds that compare nothing are not refuted by figures, and their statement shows none', () => {
  expect(checkGrounds(['fictitious_reviews', 'safety'], of({ negatives90: 0 }))).toMatchObject(passed)
  expect(restsOnFigures(['fictitious_reviews'])).toBe(false)
  expect(restsOnFigures(['fictitious_reviews', 'quality_worsened'])).toBe(true)
})
