const minute = 60_000
const hour = 60 * minute

/**
 * kept: there is no mail server, and the outbox shows what would have been sent. folded: it went with a digest. read:
 * what it tells of was, before it was due.
 */
export type MailState = 'waiting' | 'sent' | 'kept' | 'failed' | 'folded' | 'read'

/** How long after each failed attempt a mail is tried again, in milliseconds: two days together. */
export const mailDelaysMs = [minute, 5 * minute, 30 * minute, 2 * hour, 6 * hour, 12 * hour, 27 * hour]

/** When a mail is tried again after `attempts` failed attempts; undefined when there were enough of them. */
export function nextMailTry(attempts: number, now: Date): Date | undefined {
  const delay = mailDelaysMs[attempts - 1]
  return delay === undefined ? undefined : new Date(now.getTime() + delay)
}

/** What came of handing a mail to the mail server. Refused is for good; unreachable may work later. */
export type MailOutcome =
  | { result: 'sent' }
  | { result: 'kept' }
  | { result: 'refused'; error: string }
  | { result: 'unreachable'; error: string }
