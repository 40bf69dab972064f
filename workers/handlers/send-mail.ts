import { settleMail } from '#commands/settle-mail'
import { type OutgoingMail, takeMails } from '#db/mail'
import type { Payload } from '#workers/catalog'
import type { Tools } from '#workers/tools'

/** Longer than the mail server is waited for, so that no lease ends while a mail is still being handed over. */
const leaseMs = 120_000

/** Sends mails one after the other; where no mail server is named they are kept for the outbox. */
export async function sendMails({ ids }: Payload, tools: Tools): Promise<void> {
  const lease = new Date(tools.now().getTime() + leaseMs)
  for (const mail of await takeMails(tools.db, { ids, lease }, tools.now())) await send(mail, lease, tools)
}

async function send(mail: OutgoingMail, lease: Date, { db, mail: hand, now, log }: Tools): Promise<void> {
  const outcome = hand ? await hand(mail) : ({ result: 'kept' } as const)
  const { id, attempts } = mail
  await settleMail(db, { id, lease, attempts, outcome }, now())
  if ('error' in outcome) log.warn({ mail: id, attempts, ...outcome }, 'A mail could not be sent')
}
