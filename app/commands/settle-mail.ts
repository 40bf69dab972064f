import type { Database } from '#db/client'
import { type MailResult, setMailResult, setStatementMailed } from '#db/mail'
import { type MailOutcome, nextMailTry } from '#domain/mail'

export type SettleMail = { id: string; lease: Date; attempts: number; outcome: MailOutcome }

/**
 * Writes down what came of an attempt to send a mail: what the mail server could not be given is tried again by the
 * schedule until that ends. Does nothing where the lease was lost.
 */
export async function settleMail(db: Database, attempt: SettleMail, now: Date): Promise<void> {
  const result = resultOf(attempt, now)
  await setMailResult(db, attempt, result)
  if (result.state === 'sent' || result.state === 'failed') {
    await setStatementMailed(db, attempt.id, result.state === 'sent' ? 'delivered' : 'failed', now)
  }
}

function resultOf({ attempts, outcome }: SettleMail, now: Date): MailResult {
  if (outcome.result === 'sent' || outcome.result === 'kept') {
    return { state: outcome.result, nextAt: now, lastError: null, finishedAt: now }
  }
  const again = outcome.result === 'unreachable' ? nextMailTry(attempts, now) : undefined
  return again
    ? { state: 'waiting', nextAt: again, lastError: outcome.error, finishedAt: null }
    : { state: 'failed', nextAt: now, lastError: outcome.error, finishedAt: now }
}
