const second = 1_000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** How long after each failed attempt a webhook is tried again: three days together. */
export const retryDelaysMs = [
  5 * second,
  minute,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  18 * hour,
  22 * hour,
]

/** An endpoint that has failed for this long is switched off. */
export const disableAfterMs = 5 * day

/** How long the second signature is sent after a secret was changed. */
export const secretOverlapMs = day

/** The share (0–1) by which a delay may be longer or shorter, so that failed deliveries do not return all at once. */
const jitterShare = 0.2

/**
 * When to try again after `attempts` attempts, or undefined when there were enough of them.
 *
 * @param chance 0–1, drawn anew each time.
 * @param retryAfterMs what the receiver asked for; never shortens the schedule, and counts up to a day.
 */
export function nextTry(
  attempts: number,
  now: Date,
  { chance, retryAfterMs = 0 }: { chance: number; retryAfterMs?: number | undefined },
): Date | undefined {
  const delay = retryDelaysMs[attempts - 1]
  if (delay === undefined) return undefined
  const jittered = delay * (1 + jitterShare * (2 * chance - 1))
  return new Date(now.getTime() + Math.round(Math.max(jittered, Math.min(retryAfterMs, day))))
}

/** A `Retry-After` header, in seconds or as a date, as milliseconds from now; undefined where it is neither. */
export function parseRetryAfter(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined
  if (/^\d{1,9}$/.test(header)) return Number(header) * second
  const at = Date.parse(header)
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime())
}
