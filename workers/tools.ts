import type { Database } from '#db/client'
import type { AskExternal } from '#workers/external/ask'
import type { SendMail } from '#workers/mail/send'
import type { SendWebhook } from '#workers/webhooks/send'

/** Structured log lines: ids, counts and error messages, never personal data. */
export type Log = Record<'debug' | 'info' | 'warn' | 'error', (fields: object, message: string) => void>

/**
 * What every handler is given. `jobId` is the same each time a job is tried again; `zone` is the marketplace's
 * time zone, in which days are counted.
 */
export type Tools = {
  db: Database
  now: () => Date
  jobId: string
  log: Log
  zone: string
  send: SendWebhook
  /** What links in mails begin with. */
  linkBase: string
  /** What links for people without an account are signed with, where that is known. */
  linkSecret?: string | undefined
  /** Hands a mail to the mail server; where none is named, mails are kept instead. */
  mail?: SendMail | undefined
  /** Asks the marketplace's own model; where none is named, nobody is asked. */
  askExternal?: AskExternal | undefined
}
