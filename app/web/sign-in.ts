import {
  digestOfToken,
  hashPassword,
  isHashOutdated,
  isPasswordOf,
  newSessionToken,
} from '#app/web/credentials.ts'
import type { SignInLimits } from '#app/web/sign-in-limits.ts'
import { signIn } from '#commands/sign-in'
import { findCredentials, findPasswordOf } from '#db/accounts'
import type { Database } from '#db/client'
import type { Role } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type SignInAttempt = {
  email: string
  password: string
  /** The address it comes from. */
  address: string
  /** The session token the same browser still holds. */
  replaces?: string | undefined
}
export type SignedIn = { token: string; user: { id: string; name: string; role: Role }; expiresAt: Date }
export type SignInRefusal =
  | { reason: 'wrong_credentials' }
  | { reason: 'too_many_attempts'; retryAfterSeconds: number }

/**
 * Signs somebody in by password, for the page and for the API. Unknown, disabled and mistaken are one answer
 * after the same work. `now` is real time.
 */
export async function signInByPassword(
  { db, signInLimits }: { db: Database; signInLimits: SignInLimits },
  attempt: SignInAttempt,
  now: Date,
): Promise<Result<SignedIn, SignInRefusal>> {
  const allowed = await signInLimits.allow(attempt, () => openSession(db, attempt, now))
  if ('retryAfterSeconds' in allowed) {
    return refuse({ reason: 'too_many_attempts' as const, retryAfterSeconds: allowed.retryAfterSeconds })
  }
  return allowed.outcome ? ok(allowed.outcome) : refuse({ reason: 'wrong_credentials' as const })
}

async function openSession(
  db: Database,
  { email, password, replaces }: SignInAttempt,
  now: Date,
): Promise<SignedIn | undefined> {
  const account = await findCredentials(db, email)
  const isRight = await isPasswordOf(account?.passwordHash ?? null, password)
  if (!account?.passwordHash || account.disabledAt || !isRight) return undefined

  const token = newSessionToken()
  const command = {
    accountId: account.id,
    tokenHash: digestOfToken(token),
    replaces: replaces ? digestOfToken(replaces) : undefined,
    passwordHash: isHashOutdated(account.passwordHash) ? await hashPassword(password) : undefined,
  }
  const opened = await signIn(db, command, { kind: 'person', id: account.id }, now)
  if (!opened.ok) return undefined
  const { id, name, role } = account
  return { token, user: { id, name, role }, expiresAt: opened.value.expiresAt }
}

/**
 * Whether somebody who is signed in knows their password, asked before it is changed. Guesses count against the
 * same budget as signing in.
 */
export async function confirmPassword(
  { db, signInLimits }: { db: Database; signInLimits: SignInLimits },
  { accountId, password, address }: { accountId: string; password: string; address: string },
): Promise<'right' | 'wrong' | 'too_many_attempts'> {
  const account = await findPasswordOf(db, accountId)
  const allowed = await signInLimits.allow({ email: account?.email ?? '', address }, async () => {
    const isRight = await isPasswordOf(account?.passwordHash ?? null, password)
    return isRight || undefined
  })
  if ('retryAfterSeconds' in allowed) return 'too_many_attempts'
  return allowed.outcome ? 'right' : 'wrong'
}
