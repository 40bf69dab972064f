import { expect, test } from 'vitest'
import { findSameRing } from '#domain/rings/known'
import { allowedRingMoves, moveRing, ringStates, stateAfterGrowth } from '#domain/rings/ring'

test('a ring goes only where its table says', () => {
  expect(ringStates.map((state) => [state, allowedRingMoves(state)])).toEqual([
    ['open', ['reject', 'dismiss']],
    ['deciding', ['undo']],
    ['rejected', ['reject', 'undo']],
    ['dismissed', ['undo']],
  ])
  expect(moveRing('dismissed', 'reject')).toEqual({ ok: false, refusal: { reason: 'not_allowed_now' } })
})

test('a rejected ring that grew is open again; one found to be none only with three new members', () => {
  expect(stateAfterGrowth('rejected', { members: 0, reviews: 1 })).toBe('open')
  expect(stateAfterGrowth('rejected', { members: 0, reviews: 0 })).toBe('rejected')
  expect(stateAfterGrowth('dismissed', { members: 2, reviews: 9 })).toBe('dismissed')
  expect(stateAfterGrowth('dismissed', { members: 3, reviews: 3 })).toBe('open')
  expect(stateAfterGrowth('deciding', { members: 5, reviews: 5 })).toBe('deciding')
})

test('a found ring is the known one with which it shares the most members, if that is half of either', () => {
  const old = { id: 'old', number: 1, authorIds: ['a', 'b', 'c', 'd', 'e'] }
  const other = { id: 'other', number: 2, authorIds: ['a', 'b', 'x', 'y', 'z', 'w'] }
  expect(findSameRing(['a', 'b', 'c', 'f', 'g'], [other, old])?.id).toBe('old')
  expect(findSameRing(['a', 'f', 'g', 'h', 'i'], [old, other])).toBeUndefined()
  expect(findSameRing(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'], [old])?.id).toBe('old')
})
