import { expect, test } from 'vitest'
import { marketplaceEventOf, marketplaceEventTypes } from '#domain/announcement'
import { consequencesOf } from '#domain/consequence'
import type { DomainEvent, EventData } from '#domain/event'

const changed = (data: Partial<EventData['seller_quality_changed']>): DomainEvent => ({
  type: 'seller_quality_changed',
  subject: { kind: 'seller', id: 's-1' },
  data: {
    ...{ runId: 7, gradeBefore: 'B', grade: 'C', statusBefore: 'none', status: 'watch', score: 61.5 },
    ...data,
  },
})

test('the marketplace hears that a tier has changed, and never what a run suspects', () => {
  expect(marketplaceEventOf(changed({}), { sellerId: null })).toEqual({
    type: 'seller.quality_changed',
    subject: { kind: 'seller', id: 's-1' },
    data: { sellerId: 's-1', tierBefore: 'B', tier: 'C', score: 61.5 },
  })
  expect(consequencesOf(changed({})).map(({ job }) => job)).toEqual(['announce'])
  expect(consequencesOf(changed({ grade: 'B' }))).toEqual([])
  expect(marketplaceEventOf(changed({ grade: 'B' }), { sellerId: null })).toBeUndefined()
})

test('whatever is announced is a type of its own that an endpoint can ask for', () => {
  expect(new Set(marketplaceEventTypes).size).toBe(marketplaceEventTypes.length)
  expect(marketplaceEventTypes).toContain('seller.quality_changed')
  expect(marketplaceEventTypes).toContain('seller.limited')
})
