import type { FileType } from '#domain/files'
import type { PictureFacts } from '#domain/vault/picture'

/** A file whose bytes are kept: `digest` of them, `sentDigest` of what was sent; both hexadecimal SHA-256. */
export type KeptFile = {
  digest: string
  sentDigest: string
  name: string
  type: FileType
  size: number
  facts: PictureFacts
}

/** A row that seals a file, with the same digests. */
export type SealedFile = { id: string; digest: string; sentDigest: string }

/** What every table of sealed files says of one. */
export function columnsOfFile({ digest, sentDigest, facts, name, type, size }: KeptFile) {
  return {
    ...{ name, type, size, takenAt: facts.takenAt },
    digest: Buffer.from(digest, 'hex'),
    sentDigest: Buffer.from(sentDigest, 'hex'),
    latitude: facts.place?.latitude ?? null,
    longitude: facts.place?.longitude ?? null,
  }
}

export function inHex({
  id,
  digest,
  sentDigest,
}: {
  id: string
  digest: Buffer
  sentDigest: Buffer
}): SealedFile {
  return { id, digest: digest.toString('hex'), sentDigest: sentDigest.toString('hex') }
}
