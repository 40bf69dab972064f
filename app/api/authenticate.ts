import { digestOfToken, sessionTokenPrefix } from '#app/web/credentials.ts'
import { findUsableApiKey, touchApiKey } from '#db/api-keys'
import type { Database } from '#db/client'
import { findSession, touchSession } from '#db/sessions'
import type { Person, Principal } from '#domain/permission'
import { isSessionAlive } from '#domain/session'

type ApiKeyPrincipal = Extract<Principal, { kind: 'api_key' }>

/** Who stands behind a credential; `undefined` where nobody (any more) does. */
export type Authenticator = {
  /** Takes the value of an `Authorization` header. */
  fromHeader(authorization: string | undefined): Promise<Principal | undefined>
  /** Takes a session token, from a cookie or a header. */
  fromSession(token: string): Promise<Person | undefined>
}

/** How long a key is believed without asking again: longer than a burst of requests, shorter than anybody's patience. */
const keyTrustMs = 2_000
/** How exact "last used" is; each note of it costs a write. */
const touchEveryMs = 60_000
const rememberedKeys = 1_000

/**
 * Checks credentials against the database. API keys are remembered for two seconds, so that a busy client's
 * requests cost no query; sessions never are, so that a disabled account ends with its next request.
 *
 * @param now the marketplace's clock, by which keys end. Sessions live in real time: moving a demo's clock by
 * two weeks is not meant to sign everybody out.
 */
export function createAuthenticator(db: Database, now: () => Date): Authenticator {
  const remembered = new Map<string, { until: number; found: Promise<ApiKeyPrincipal | undefined> }>()

  function fromKey(token: string): Promise<ApiKeyPrincipal | undefined> {
    const hash = digestOfToken(token)
    const name = hash.toString('base64')
    const known = remembered.get(name)
    if (known && known.until > Date.now()) return known.found

    if (remembered.size >= rememberedKeys) remembered.clear()
    const found = findKey(db, hash, now)
    // Only keys that exist are worth remembering, and a failed query must not be repeated from memory.
    const forget = () => remembered.delete(name)
    found.then((key) => key ?? forget(), forget)
    remembered.set(name, { until: Date.now() + keyTrustMs, found })
    return found
  }

  return {
    async fromHeader(authorization) {
      const token = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
      if (!token) return undefined
      return token.startsWith(sessionTokenPrefix) ? findPerson(db, token) : fromKey(token)
    },
    fromSession: (token) => findPerson(db, token),
  }
}

async function findKey(db: Database, hash: Buffer, now: () => Date): Promise<ApiKeyPrincipal | undefined> {
  const at = now()
  const key = await findUsableApiKey(db, hash, at)
  if (!key) return undefined
  if (!key.lastUsedAt || at.getTime() - key.lastUsedAt.getTime() > touchEveryMs) {
    await touchApiKey(db, key.id, at)
  }
  return { kind: 'api_key', id: key.id, name: key.name, scopes: key.scopes }
}

async function findPerson(db: Database, token: string): Promise<Person | undefined> {
  const hash = digestOfToken(token)
  const now = new Date()
  const session = await findSession(db, hash)
  if (!session || !isSessionAlive(session, now)) return undefined
  if (now.getTime() - session.lastSeenAt.getTime() > touchEveryMs) await touchSession(db, hash, now)
  const { id, name, role, sellerId, language } = session
  return { kind: 'person', id, name, role, sellerId, language }
}
