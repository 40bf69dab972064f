import { createHash, randomBytes, randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** OWASP's floor for argon2id: 19 MiB, two passes, one lane; about 20 ms. Raise it here and hashes follow at log-in. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The argon2id hash of a password, with its salt and parameters inside. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

let hashOfNobody: Promise<string> | undefined

/**
 * The hash a password is held against. Where there is none it is nobody's, made with the same work, so that the time
 * taken does not tell who has an account.
 */
export async function hashToAsk(passwordHash: string | null): Promise<string> {
  hashOfNobody ??= hashPassword(newToken())
  return passwordHash ?? hashOfNobody
}

/** Whether `password` is the one `passwordHash` was made of; where there is no hash it is refused after the same work. */
export async function isPasswordOf(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(await hashToAsk(passwordHash), password)
  return matches && passwordHash !== null
}

/** Whether a hash was made with less work than new ones are. */
export function isHashOutdated(passwordHash: string): boolean {
  const parameters = `$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`
  return !(passwordHash.startsWith('$argon2id$') && passwordHash.includes(parameters))
}

/** 256 random bits as 43 characters that a URL, a header and a cookie can hold. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token: it is random enough that a fast hash cannot be reversed. */
export function digestOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** How a session's token begins, so that a bearer's table is known before asking the database. */
export const sessionTokenPrefix = 'as_'

export function newSessionToken(): string {
  return sessionTokenPrefix + newToken()
}

/** A key like `ak_7fq2mzk1_…`: the first part may be shown and tells keys apart, the second is the secret. */
export function newApiKey(): { token: string; prefix: string } {
  const prefix = `ak_${randomText(8, 'abcdefghijkmnpqrstuvwxyz23456789')}`
  return { token: `${prefix}_${newToken()}`, prefix }
}

/** A password for somebody else to type: 20 characters, none that look alike; about 115 bits. */
export function generatePassword(): string {
  return randomText(20, 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789')
}

function randomText(length: number, alphabet: string): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}
