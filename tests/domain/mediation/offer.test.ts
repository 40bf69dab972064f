import fc from 'fast-check'
import { expect, test } from 'vitest'
import { complaintSides } from '#domain/complaints/mover'
import { otherSide } from '#domain/complaints/side'
import {
  allowedOfferMoves,
  judgeOffer,
  moveOffer,
  offerMoves,
  offerStates,
  type StandingOffer,
} from '#domain/mediation/offer'
import { judgeProof, judgeTerms, moveRemedy, remedyKinds, remedyStates } from '#domain/mediation/remedy'

const noon = new Date('2026-11-16T12:00:00Z')
const later = new Date('2026-11-17T12:00:00Z')
const open: StandingOffer = { state: 'open', madeBy: 'respondent', expiresAt: later }

test('the other side accepts, declines or counters; whoever made it takes it back; nobody else has a say', () => {
  expect(allowedOfferMoves(open, 'complainant', noon)).toEqual(['accept', 'decline', 'counter'])
  expect(allowedOfferMoves(open, 'respondent', noon)).toEqual(['withdraw'])
  expect(moveOffer(open, 'accept', 'respondent', noon)).toEqual({
    ok: false,
    refusal: { reason: 'not_yours' },
  })
  expect(moveOffer(open, 'withdraw', 'complainant', noon).ok).toBe(false)
})

test('an offer ends at its time, not before, and nothing can be said of it afterwards', () => {
  expect(moveOffer(open, 'expire', 'clock', noon).ok).toBe(false)
  expect(moveOffer(open, 'expire', 'clock', later)).toEqual({ ok: true, value: 'expired' })
  expect(moveOffer(open, 'accept', 'complainant', later)).toEqual({
    ok: false,
    refusal: { reason: 'offer_expired' },
  })
})

test('whatever is done with an offer, it is settled once and by whom it concerns', () => {
  const arbitrary = fc.record({
    state: fc.constantFrom(...offerStates),
    madeBy: fc.constantFrom(...complaintSides),
    move: fc.constantFrom(...offerMoves),
    mover: fc.constantFrom(...complaintSides, 'clock' as const),
    late: fc.boolean(),
  })
  fc.assert(
    fc.property(arbitrary, ({ state, madeBy, move, mover, late }) => {
      const moved = moveOffer({ state, madeBy, expiresAt: late ? noon : later }, move, mover, noon)
      if (!moved.ok) return
      expect(state).toBe('open')
      expect(moved.value).not.toBe('open')
      if (move === 'expire') expect([mover, late]).toEqual(['clock', true])
      else expect([mover, late]).toEqual([move === 'withdraw' ? madeBy : otherSide(madeBy), false])
    }),
    { seed: 5 },
  )
})

const money = { amount: '100.00', currency: 'UAH' }
test.each([
  [{ kind: 'refund', money, percent: null }, 'ok'],
  [{ kind: 'refund', money: null, percent: null }, 'amount_needed'],
  [{ kind: 'refund', money, percent: 5 }, 'amount_not_wanted'],
  [{ kind: 'part_refund', money: { ...money, amount: '0.00' }, percent: null }, 'amount_unreadable'],
  [{ kind: 'part_refund', money: { ...money, amount: '1e5' }, percent: null }, 'amount_unreadable'],
  [{ kind: 'part_refund', money: { ...money, currency: 'uah' }, percent: null }, 'amount_unreadable'],
  [{ kind: 'replacement', money: null, percent: null }, 'ok'],
  [{ kind: 'replacement', money, percent: null }, 'amount_not_wanted'],
  [{ kind: 'redo', money: null, percent: null }, 'ok'],
  [{ kind: 'discount', money: null, percent: 20 }, 'ok'],
  [{ kind: 'discount', money, percent: null }, 'ok'],
  [{ kind: 'discount', money, percent: 20 }, 'amount_needed'],
  [{ kind: 'discount', money: null, percent: 101 }, 'amount_unreadable'],
  [{ kind: 'explanation', money: null, percent: null }, 'ok'],
] as const)('the terms %j are %s', (terms, verdict) => {
  const judged = judgeTerms(terms)
  expect(judged.ok ? 'ok' : judged.refusal.reason).toBe(verdict)
})

test('an offer whose words want a review is refused with those words, whatever it gives', () => {
  for (const kind of remedyKinds) {
    const judged = judgeOffer({ kind, money: null, percent: null }, 'First delete your review.')
    expect(judged).toMatchObject({
      ok: false,
      refusal: { reason: 'review_condition', phrases: ['First delete your review.'] },
    })
  }
  expect(judgeOffer({ kind: 'redo', money: null, percent: null }, 'We come again on Monday.').ok).toBe(true)
  expect(judgeOffer({ kind: 'explanation', money: null, percent: null }, ' ')).toMatchObject({
    refusal: { reason: 'words_needed' },
  })
})

test('what is proven must be what is owed, and no less', () => {
  const owed = { kind: 'part_refund', money, percent: null } as const
  const paid = (amount: string, currency = 'UAH') =>
    judgeProof(owed, { kind: 'part_refund', money: { amount, currency }, percent: null })
  expect(paid('100').ok).toBe(true)
  expect(paid('120.5').ok).toBe(true)
  expect(paid('99.99')).toMatchObject({ refusal: { reason: 'too_little' } })
  expect(paid('100', 'USD')).toMatchObject({ refusal: { reason: 'other_remedy' } })
  expect(judgeProof(owed, { kind: 'replacement', money: null, percent: null })).toMatchObject({
    refusal: { reason: 'other_remedy' },
  })
})

test('a remedy that was fulfilled or missed stays so', () => {
  for (const move of ['prove', 'confirm', 'miss', 'contradict'] as const) {
    for (const state of ['fulfilled', 'missed', 'annulled'] as const)
      expect(moveRemedy(state, move).ok).toBe(false)
  }
  expect(remedyStates.filter((state) => moveRemedy(state, 'miss').ok)).toEqual(['owed'])
  expect(remedyStates.filter((state) => moveRemedy(state, 'contradict').ok)).toEqual(['proven'])
})
