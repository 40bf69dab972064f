import sharp, { type Sharp } from 'sharp'
import { factsOfPicture } from '#app/files/picture-facts.ts'
import { digestOf } from '#app/files/store.ts'
import { type FileType, largestFileBytes, typeOfBytes } from '#domain/files'
import { ok, type Result, refuse } from '#domain/result'
import { isPlainDocument } from '#domain/vault/document'
import { mostPixels, noFacts, type PictureFacts } from '#domain/vault/picture'

export type CleanFile = {
  bytes: Uint8Array
  type: FileType
  facts: PictureFacts
  /** SHA-256, as hex, of what was sent; what is kept of a picture has another. */
  sentDigest: string
}
export type UncleanRefusal = { reason: 'too_large' | 'unknown_type' | 'damaged' | 'too_many_pixels' }

// Decoded pictures are large: none is kept for later, and one is decoded by one thread.
sharp.cache(false)
sharp.concurrency(1)
/** How long, in seconds, a picture may take. */
const patience = 10
/** How many pictures are decoded at once. */
const mostAtOnce = 2

/**
 * What may be kept of a file: a picture drawn anew from its pixels, without anything else that was in it, its
 * camera's time and place noted; a PDF as it is, if it is nothing but one.
 *
 * Refused where its bytes are of no kind that is taken, are more than 10 MB, do not hold together, or are so many
 * pixels that decoding them would hurt.
 */
export async function cleanFile(bytes: Uint8Array): Promise<Result<CleanFile, UncleanRefusal>> {
  if (bytes.length > largestFileBytes) return refuse({ reason: 'too_large' })
  const type = typeOfBytes(bytes)
  if (!type) return refuse({ reason: 'unknown_type' })
  const sentDigest = digestOf(bytes)
  if (type === 'pdf') {
    return isPlainDocument(bytes)
      ? ok({ bytes, type, facts: noFacts, sentDigest })
      : refuse({ reason: 'damaged' })
  }
  const drawn = await inTurn(() => redraw(bytes, type))
  return drawn.ok ? ok({ ...drawn.value, type, sentDigest }) : drawn
}

type Picture = Exclude<FileType, 'pdf'>

async function redraw(
  bytes: Uint8Array,
  type: Picture,
): Promise<Result<Pick<CleanFile, 'bytes' | 'facts'>, UncleanRefusal>> {
  const open = () => sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 })
  const read = await open()
    .metadata()
    .catch(() => undefined)
  if (read?.format !== type) return refuse({ reason: 'damaged' })
  if (read.width * read.height > mostPixels) return refuse({ reason: 'too_many_pixels' })
  const facts = read.exif ? await factsOfPicture(read.exif) : noFacts
  const drawn = await as[type](open().timeout({ seconds: patience }).autoOrient())
    .toBuffer()
    .catch(() => undefined)
  if (!drawn) return refuse({ reason: 'damaged' })
  return drawn.length > largestFileBytes ? refuse({ reason: 'too_large' }) : ok({ bytes: drawn, facts })
}

/** None of these writes what was in the file besides its pixels, unless it is asked to. */
const as: Record<Picture, (picture: Sharp) => Sharp> = {
  jpeg: (picture) => picture.jpeg({ quality: 90 }),
  png: (picture) => picture.png(),
  webp: (picture) => picture.webp({ quality: 90 }),
}

let running = 0
const waiting: (() => void)[] = []

async function inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
