import { inDays } from '#domain/appeals/clock'

/** How many more appeals somebody may have in hand than a colleague who could judge the next one too (A4). */
export const mostAhead = 2

/** In how many days an appeal that is due goes to whoever asks first, so that none waits for a language nobody has. */
const soonDays = 2

/** Until when an appeal that is due goes to anybody, whatever they read and however much they have in hand. */
export function goesToAnyoneUntil(now: Date): Date {
  return inDays(soonDays, now)
}

/** How long one that somebody put back in line is not given to them again, in days. */
const putBackDays = 1

export function putBackSince(now: Date): Date {
  return inDays(-putBackDays, now)
}
