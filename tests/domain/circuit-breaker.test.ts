import { expect, test } from 'vitest'
import { type Breaker, beginRequest, closedBreaker, endRequest } from '#domain/circuit-breaker'

const failures = (count: number, at = 0): Breaker =>
  Array.from({ length: count }).reduce((breaker: Breaker) => endRequest(breaker, false, at), closedBreaker)

test('five failures in a row open it, a success between them starts the count anew', () => {
  expect(beginRequest(failures(4), 0)).toBeDefined()
  expect(beginRequest(failures(5), 0)).toBeUndefined()
  const recovered = endRequest(failures(4), true, 0)
  expect(beginRequest(endRequest(recovered, false, 0), 0)).toBeDefined()
})

test('half a minute later one request tries, and nobody else meanwhile', () => {
  const open = failures(5, 1_000)
  expect(beginRequest(open, 30_999)).toBeUndefined()
  const trying = beginRequest(open, 31_000)
  expect(trying).toEqual({ state: 'half_open' })
  expect(trying && beginRequest(trying, 31_001)).toBeUndefined()
})

test('the trial closes it, or opens it for another half minute', () => {
  const trying: Breaker = { state: 'half_open' }
  expect(endRequest(trying, true, 5)).toEqual(closedBreaker)
  expect(endRequest(trying, false, 5)).toEqual({ state: 'open', openedAt: 5 })
})

test('a request that was under way when it opened, and fails late, keeps it open', () => {
  expect(endRequest(failures(5, 0), false, 9)).toEqual({ state: 'open', openedAt: 9 })
})
