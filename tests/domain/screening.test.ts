import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Judgement } from '#domain/detection/judge'
import { type Signal, type SignalName, signalNames } from '#domain/detection/signal'
import { defaultRules, policyOf } from '#domain/policy'
import { authenticityOf, placeOf, placeOfHeld, screen, waitsUntil } from '#domain/screening'

const now = new Date('2026-11-22T09:00:00Z')
const proved = { hasProofOfOrder: true }
const signal = (name: SignalName, strength = 1): Signal => ({ name, strength, contribution: 0, facts: [] })
const judged = (fakeProbability: number, ...signals: Signal[]): Judgement => ({
  model: 'test',
  fakeProbability,
  baseline: 0,
  signals,
})
const received = { receivedAt: now, isEdit: false, sellerReviews: 0 }

test('a review about which nothing was found is published', () => {
  expect(screen(judged(0.05), defaultRules, proved)).toEqual({
    outcome: 'publish',
    reasons: ['nothing_found'],
  })
})

test('a failed screening never publishes, whatever the policy says', () => {
  const eager = { ...defaultRules, publishBelow: 1, holdWithoutOrder: true }
  expect(screen(undefined, eager, proved)).toEqual({ outcome: 'queue', reasons: ['not_screened'] })
})

test.each(['contact_data', 'obscenity', 'self_review'] as const)(
  '%s sends a review to a person, however low its probability',
  (name) => {
    const { outcome, reasons } = screen(judged(0.01, signal(name, 0.1)), defaultRules, proved)
    expect([outcome, reasons]).toEqual(['queue', [name]])
  },
)

test('only a strong shared link sends a review to a person by itself', () => {
  expect(screen(judged(0.1, signal('shared_link', 0.5)), defaultRules, proved).outcome).toBe('publish')
  expect(screen(judged(0.1, signal('shared_link', 0.8)), defaultRules, proved).outcome).toBe('queue')
})

test('a review without proof of order is held only where the policy says so', () => {
  const unproved = { hasProofOfOrder: false }
  expect(screen(judged(0.05), defaultRules, unproved).outcome).toBe('publish')
  const strict = { ...defaultRules, holdWithoutOrder: true }
  expect(screen(judged(0.05), strict, unproved)).toEqual({ outcome: 'hold', reasons: ['order_awaited'] })
  expect(screen(judged(0.05), strict, proved).outcome).toBe('publish')
})

test('a policy can have a person see everything', () => {
  const rules = { ...defaultRules, autoPublish: false }
  expect(screen(judged(0.01), rules, proved)).toEqual({ outcome: 'queue', reasons: ['every_review'] })
})

test('a review is published only below the threshold of the policy', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (p, publishBelow) => {
        const { outcome } = screen(judged(p), { ...defaultRules, publishBelow }, proved)
        expect(outcome).toBe(p < publishBelow ? 'publish' : 'queue')
      },
    ),
  )
})

test('a review is suspect when it is likelier fake than not', () => {
  expect([undefined, judged(0.49), judged(0.5)].map(authenticityOf)).toEqual([
    'unknown',
    'unknown',
    'suspect',
  ])
})

test('a queued review is due after the hours of the policy, and what was found only brings it forward', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.subarray([...signalNames]),
      fc.nat(100_000),
      fc.boolean(),
      (p, names, sellerReviews, isEdit) => {
        const judgement = judged(p, ...names.map((name) => signal(name)))
        const { dueAt, rankAt } = placeOf({ receivedAt: now, isEdit, sellerReviews }, judgement, defaultRules)
        expect(dueAt).toEqual(new Date('2026-11-23T09:00:00Z'))
        expect(rankAt.getTime()).toBeLessThanOrEqual(dueAt.getTime())
      },
    ),
  )
})

test('the place in line says why, in words and hours', () => {
  const judgement = judged(0.5, signal('contact_data'), signal('obscenity'))
  const { why } = placeOf({ receivedAt: now, isEdit: true, sellerReviews: 1023 }, judgement, defaultRules)
  expect(why).toEqual([
    { factor: 'due', hours: 0, values: { dueAt: '2026-11-23T09:00:00.000Z' } },
    { factor: 'severity', hours: 6, values: { signal: 'contact_data' } },
    { factor: 'signal', hours: 12, values: { percent: 50 } },
    { factor: 'reach', hours: 5, values: { reviews: 1023 } },
    { factor: 'edited', hours: 6, values: {} },
  ])
  expect(placeOf(received, undefined, defaultRules).why[1]).toEqual({
    factor: 'not_screened',
    hours: 2,
    values: {},
  })
})

test('a held review is due when its evidence is', () => {
  expect(placeOfHeld(undefined, defaultRules, now).dueAt).toEqual(new Date('2026-11-25T09:00:00Z'))
})

test('a review waits for its seller and order, but only for so long', () => {
  const parts = { receivedAt: now, sellerKnown: true, orderId: 'o1', orderKnown: false }
  const later = new Date(now.getTime() + 60_000)
  expect(waitsUntil(parts, defaultRules, now)).toEqual(later)
  expect(waitsUntil(parts, defaultRules, later)).toBeUndefined()
  expect(waitsUntil({ ...parts, orderKnown: true }, defaultRules, now)).toBeUndefined()
  expect(waitsUntil({ ...parts, orderId: null }, defaultRules, now)).toBeUndefined()
  expect(waitsUntil({ ...parts, orderId: null, sellerKnown: false }, defaultRules, now)).toEqual(later)
})

test('the policy of a category goes before that of all', () => {
  const all = { category: '*', version: 2, rules: defaultRules }
  const shoes = { category: 'shoes', version: 5, rules: defaultRules }
  expect(policyOf([all, shoes], 'shoes')).toBe(shoes)
  expect(policyOf([all, shoes], 'books')).toBe(all)
  expect(policyOf([], null)).toEqual({ category: '*', version: 0, rules: defaultRules })
})
