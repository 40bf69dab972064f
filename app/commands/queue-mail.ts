import type { Tx } from '#db/client'
import { insertMail, type NewMail } from '#db/mail'

export type QueueMail = Omit<NewMail, 'dedupeKey'> & {
  /** What the mail is about and for whom: a second one with this key is not sent. */
  dedupeKey: string
}

/**
 * Puts a mail in line in the caller's transaction: it goes out once that has committed, and never where it has not.
 *
 * @returns whether it is a new one.
 */
export async function queueMail(tx: Tx, mail: QueueMail, now: Date): Promise<boolean> {
  return (await insertMail(tx, mail, now)) !== undefined
}
