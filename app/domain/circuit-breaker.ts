/**
 * Whether somebody else's server is worth asking.
 *
 *     closed ──5 failures in a row──▶ open ──30 s──▶ half open ──success──▶ closed
 *                                      ▲                 └───────failure──▶ open
 *
 * `openedAt` and `now` are milliseconds of one clock.
 */
export type Breaker =
  | { state: 'closed'; failures: number }
  | { state: 'open'; openedAt: number }
  /** One request is trying whether it works again; nobody else asks meanwhile. */
  | { state: 'half_open' }

const mostFailures = 5
const restMs = 30_000

export const closedBreaker: Breaker = { state: 'closed', failures: 0 }

/** The breaker while a request is under way; undefined where none may be made now. */
export function beginRequest(breaker: Breaker, now: number): Breaker | undefined {
  switch (breaker.state) {
    case 'closed':
      return breaker
    case 'open':
      return now - breaker.openedAt >= restMs ? { state: 'half_open' } : undefined
    case 'half_open':
      return undefined
    default:
      return breaker satisfies never
  }
}

/** The breaker after a request that it let pass. */
export function endRequest(breaker: Breaker, succeeded: boolean, now: number): Breaker {
  if (succeeded) return closedBreaker
  if (breaker.state !== 'closed') return { state: 'open', openedAt: now }
  const failures = breaker.failures + 1
  return failures < mostFailures ? { state: 'closed', failures } : { state: 'open', openedAt: now }
}
