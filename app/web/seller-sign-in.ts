import { setTimeout as sleep } from 'node:timers/promises'
import { inWords } from '#app/messages/in-words.ts'
import { digestOfToken, newSessionToken, newToken } from '#app/web/credentials.ts'
import type { SignInLimits } from '#app/web/sign-in-limits.ts'
import { sendSignInLink, signInLinkMs } from '#commands/send-sign-in-link'
import { signInByLink } from '#commands/sign-in-by-link'
import type { Database } from '#db/client'
import type { Clock } from '#db/clock'
import { ok, type Result, refuse } from '#domain/result'

type Services = { db: Database; clock: Clock; signInLimits: SignInLimits }
type Throttled = { reason: 'too_many_attempts'; retryAfterSeconds: number }

/** An answer takes at least this long, so that its time does not tell whether anything was sent. */
const floorMs = 300

export type LinkRequest = {
  email: string
  /** The address it comes from. */
  address: string
  /** Where the link leads, such as `https://assay.example`. */
  base: string
  /** A path to go on to afterwards. */
  next: string
}

/** Mails a seller a link to sign in with; every request counts as an attempt, and all are answered alike. */
export async function requestSignInLink(
  { db, clock, signInLimits }: Services,
  { email, address, base, next }: LinkRequest,
): Promise<Result<undefined, Throttled>> {
  const send = async () => {
    const token = newToken()
    const link = `${base}/login/link?${new URLSearchParams({ token, ...(next !== '/' && { next }) })}`
    const command: Parameters<typeof sendSignInLink>[1] = {
      email,
      tokenHash: digestOfToken(token),
      expiresAt: new Date(Date.now() + signInLinkMs),
      write: (language, name) => ({
        subject: inWords(language, 'mail.sign_in.subject'),
        text: inWords(language, 'mail.sign_in.text', { name, link, minutes: signInLinkMs / 60_000 }),
      }),
    }
    await sendSignInLink(db, command, clock.now())
    return undefined
  }
  const [allowed] = await Promise.all([signInLimits.allow({ email, address }, send), sleep(floorMs)])
  return 'retryAfterSeconds' in allowed
    ? refuse({ reason: 'too_many_attempts', retryAfterSeconds: allowed.retryAfterSeconds })
    : ok(undefined)
}

/** Signs in whoever was mailed the link with this token, and uses it up. */
export async function redeemSignInLink(
  { db, signInLimits }: Services,
  { token, address, replaces }: { token: string; address: string; replaces: string | undefined },
): Promise<Result<{ token: string; expiresAt: Date }, { reason: 'link_over' } | Throttled>> {
  const linkHash = digestOfToken(token)
  const open = async () => {
    const sessionToken = newSessionToken()
    const session = {
      tokenHash: digestOfToken(sessionToken),
      replaces: replaces ? digestOfToken(replaces) : undefined,
    }
    const opened = await signInByLink(db, { linkHash, ...session }, new Date())
    return opened.ok ? { token: sessionToken, expiresAt: opened.value.expiresAt } : undefined
  }
  const allowed = await signInLimits.allow({ email: `link ${linkHash.toString('hex')}`, address }, open)
  if ('retryAfterSeconds' in allowed) {
    return refuse({ reason: 'too_many_attempts', retryAfterSeconds: allowed.retryAfterSeconds })
  }
  return allowed.outcome ? ok(allowed.outcome) : refuse({ reason: 'link_over' })
}
