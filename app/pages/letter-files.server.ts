import { openFileStore } from '#app/files/store.ts'
import type { NewLetterFile } from '#db/letters/files'
import { type FileType, fileTypes, largestFileBytes, tidyFileName, typeOfBytes } from '#domain/files'
import { ok, type Result, refuse } from '#domain/result'

export type HandedIn = { bytes: Uint8Array; name: string; type: FileType }
export type HandInRefusal = { reason: 'none_chosen' | 'too_large' | 'unknown_type'; name: string }

/** The files of a form, each as its bytes say it is, or what is wrong with the first that cannot be kept. */
export async function readHandedIn(form: FormData): Promise<Result<HandedIn[], HandInRefusal>> {
  // A field left empty is sent as a file without a name.
  const files = form.getAll('files').filter((value) => value instanceof File && value.name !== '') as File[]
  if (files.length === 0) return refuse({ reason: 'none_chosen', name: '' })
  const read: HandedIn[] = []
  for (const file of files) {
    const name = tidyName(file.name)
    if (file.size > largestFileBytes) return refuse({ reason: 'too_large', name })
    const bytes = new Uint8Array(await file.arrayBuffer())
    const type = typeOfBytes(bytes)
    if (!type) return refuse({ reason: 'unknown_type', name })
    read.push({ bytes, type, name: tidyFileName(file.name, type) })
  }
  return ok(read)
}

/** A name as it can be said back. */
function tidyName(name: string): string {
  return [...name.replace(/\p{C}/gu, '')].slice(0, 100).join('')
}

/** Keeps the bytes in our data directory; what is known of each afterwards. */
export async function keepHandedIn(dataDir: string, files: HandedIn[]): Promise<NewLetterFile[]> {
  const store = openFileStore(dataDir)
  const kept: NewLetterFile[] = []
  for (const { bytes, name, type } of files)
    kept.push({ digest: await store.put(bytes), name, type, size: bytes.length })
  return kept
}

type Stored = { digest: string; name: string; type: FileType }

/**
 * A file as a download and nothing else: no browser shows it, guesses what it is, or runs anything in it.
 *
 * @throws a 404 where its bytes are not there.
 */
export async function fileAnswer(dataDir: string, { digest, name, type }: Stored): Promise<Response> {
  const bytes = await openFileStore(dataDir).get(digest)
  if (!bytes) throw new Response(null, { status: 404 })
  const plain = name.replace(/[^\w.-]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, escape)
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': fileTypes[type].mime,
      'Content-Length': String(bytes.length),
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
