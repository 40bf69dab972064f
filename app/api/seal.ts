import { createCipheriv, createDecipheriv, createHash, randomBytes, scrypt } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify<Buffer, Buffer, number, Buffer>(scrypt)

/** What a request's body is recognised by when it comes again, and how its answer is kept. */
export type Seal = { digest: Buffer; close(answer: string): string; open(kept: string): string }

/** A row's own time as it stands in a body. */
const stamp = /"createdAt"\s*:\s*"[^"\\]*"/g

/**
 * For answers that may be read by whoever reads the database. A sender that tries again often stamps its rows
 * anew, which does not make it another request: `createdAt` is left out of what a body is recognised by.
 */
export function plainSeal(body: Buffer): Seal {
  const lasting = body.toString('latin1').replaceAll(stamp, '"createdAt":""')
  const digest = createHash('sha256').update(lasting, 'latin1').digest()
  return { digest, close: (answer) => answer, open: (kept) => kept }
}

/**
 * For answers that hold a secret, to bodies that may hold a password: kept encrypted under a key made of the
 * request itself, so that only who can send it again can read its answer, and slow to guess from what is kept.
 */
export async function secretSeal(body: Buffer, credential: string, salt: string): Promise<Seal> {
  const secret = Buffer.concat([body, Buffer.from(`\0${credential}`)])
  const bytes = await derive(secret, Buffer.from(salt), 64)
  const [digest, key] = [bytes.subarray(0, 32), bytes.subarray(32)]
  return {
    digest,
    close(answer) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const sealed = Buffer.concat([cipher.update(answer, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
    },
    open(kept) {
      const bytes = Buffer.from(kept, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
  }
}
