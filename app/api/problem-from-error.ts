import { Problem } from '#app/api/problem.ts'

/** SQLSTATE classes and codes that pass: connection lost, no resources, operator intervention, a race lost. */
const passing = /^(08|53|57|58|25P03|40001|40P01|55P03|23505)/
/** A value that Postgres cannot hold. The schemas keep these out; this is the net below them. */
const badValue = /^22/
const lostConnection = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
])
const poolTrouble = /timeout exceeded when trying to connect|Connection terminated|not queryable/

/** Whether trying the same again a little later can succeed: the database is away, or a race was lost. */
export function isPassing(error: unknown): boolean {
  const { code, message } = describe(error)
  return passing.test(code) || lostConnection.has(code) || poolTrouble.test(message)
}

/** Whether the database cannot be reached at all, so that trying anything else now is idle. */
export function isDatabaseAway(error: unknown): boolean {
  return isPassing(error) && !/^(23|40|55)/.test(describe(error).code)
}

/** The problem a failure is answered with. `internal` is ours; nothing a client sends should lead there. */
export function problemFromError(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (isPassing(error))
    return new Problem('unavailable', { detail: 'Try again in a moment.', retryAfterSeconds: 2 })
  if (badValue.test(describe(error).code))
    return new Problem('invalid', { detail: 'A value is outside what can be stored.' })
  return new Problem('internal', { detail: 'It has been logged.' })
}

function describe(error: unknown): { code: string; message: string } {
  if (!(error instanceof Error)) return { code: '', message: '' }
  return { code: 'code' in error ? String(error.code) : '', message: error.message }
}
