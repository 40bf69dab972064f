import { createTransport } from 'nodemailer'
import type { OutgoingMail } from '#db/mail'
import type { MailOutcome } from '#domain/mail'

export type SendMail = (mail: OutgoingMail) => Promise<MailOutcome>

const patienceMs = 15_000

/**
 * Hands mails to the mail server at `smtpUrl` as plain text from `from`. A repeat of the same mail
 * carries the same Message-ID, by which mailboxes recognise it.
 */
export function createMailer({ smtpUrl, from }: { smtpUrl: string; from: string }): SendMail {
  const transport = createTransport(
    { url: smtpUrl, ...timeouts },
    { from, headers: { 'Auto-Submitted': 'auto-generated' } },
  )
  const domain = /@([^@\s>]+)/.exec(from)?.[1] ?? 'localhost'
  return async ({ id, recipient, language, subject, text, createdAt }) => {
    try {
      await transport.sendMail({
        // As an object it is one address, whatever characters it holds.
        to: { name: '', address: recipient },
        subject,
        text,
        date: createdAt,
        messageId: `<${id}@${domain}>`,
        headers: { 'Content-Language': language },
      })
      return { result: 'sent' }
    } catch (error) {
      return { result: isFinal(error) ? 'refused' : 'unreachable', error: describe(error) }
    }
  }
}

const timeouts = {
  connectionTimeout: patienceMs,
  greetingTimeout: patienceMs,
  socketTimeout: patienceMs,
}

/** Whether the server refused this very mail for good; a wrong password of ours may be put right. */
function isFinal(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false
  const isAboutTheMail = error.code === 'EENVELOPE' || error.code === 'EMESSAGE'
  const answer = 'responseCode' in error ? Number(error.responseCode) : 0
  return isAboutTheMail && (answer === 0 || answer >= 500)
}

/** What the server said, without the addresses it may repeat. */
function describe(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.replaceAll(/\S+@\S+/g, '…').slice(0, 300)
}
