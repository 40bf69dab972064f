import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type pg from 'pg'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'

/** How many wrong passwords are taken for one account, and from one address, in how many seconds. */
const perAccount = { points: 10, duration: 15 * 60 }
const perAddress = { points: 25, duration: 5 * 60 }

/** How many passwords one process checks at once: each takes a core and 19 MiB. */
const checkedAtOnce = 4
/** Beyond these an attempt is turned away instead of waiting. */
const waitingAtMost = 200

export type SignInLimits = {
  /**
   * Runs `attempt` within the budget of its account and address, or tells in how many seconds to come back.
   * Every attempt counts before it runs, so that many at once cannot overdraw; a right password is given back.
   */
  allow<Outcome>(
    who: { email: string; address: string },
    attempt: () => Promise<Outcome | undefined>,
  ): Promise<{ outcome: Outcome | undefined } | { retryAfterSeconds: number }>
}

/** Counts in Postgres, for all web processes together; in memory while Postgres does not answer. */
export function createSignInLimits(pool: pg.Pool): SignInLimits {
  const accounts = limiter(pool, 'account', perAccount)
  const addresses = limiter(pool, 'address', perAddress)
  const turns = createTurns()

  return {
    async allow(who, attempt) {
      const account = createHash('sha256').update(who.email.toLowerCase()).digest('base64url')
      const address = networkOf(who.address)
      if (!(await turns.take())) return { retryAfterSeconds: 5 }
      try {
        await addresses.consume(address)
        await accounts.consume(account)
        const outcome = await attempt()
        if (outcome === undefined) return { outcome }
        await addresses.reward(address)
        await accounts.delete(account)
        return { outcome }
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        return { retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) }
      } finally {
        turns.give()
      }
    },
  }
}

/** How many notices of illegal content are taken from one address, in how many seconds. */
const perNotifier = { points: 20, duration: 60 * 60 }

/** Takes another notice from an address, or tells in how many seconds to come back. */
export type NoticeLimit = (address: string) => Promise<{ retryAfterSeconds: number } | undefined>

export function createNoticeLimit(pool: pg.Pool): NoticeLimit {
  const notifiers = limiter(pool, 'notice', perNotifier)
  return async (address) => {
    try {
      await notifiers.consume(networkOf(address))
      return undefined
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      return { retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) }
    }
  }
}

function limiter(pool: pg.Pool, keyPrefix: string, budget: typeof perAccount) {
  return new RateLimiterPostgres({
    ...budget,
    keyPrefix: `sign_in_${keyPrefix}`,
    storeClient: pool,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    insuranceLimiter: new RateLimiterMemory(budget),
  })
}

/** One household or office: an IPv4 address, or the /64 of an IPv6 one, within which addresses cost nothing. */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!isIPv6(address)) return address
  const [left = '', right] = address.split('::')
  const groups = left.split(':').filter(Boolean)
  const tail = right?.split(':').filter(Boolean) ?? []
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - tail.length) }, () => '0')
  return [...groups, ...zeros, ...tail].slice(0, 4).join(':')
}

/** Lets a few through at a time, first come, first served; refuses where the line is too long. */
function createTurns() {
  let free = checkedAtOnce
  const waiting: (() => void)[] = []
  return {
    async take(): Promise<boolean> {
      if (free > 0) {
        free -= 1
        return true
      }
      if (waiting.length >= waitingAtMost) return false
      await new Promise<void>((resolve) => waiting.push(resolve))
      return true
    },
    give(): void {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    },
  }
}
