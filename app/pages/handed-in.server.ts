import { z } from 'zod'
import { type CleanFile, cleanFile, type UncleanRefusal } from '#app/files/clean-file.ts'
import type { FileStore } from '#app/files/store.ts'
import { type FileType, fileTypes, largestFileBytes, tidyFileName } from '#domain/files'
import { ok, type Result, refuse } from '#domain/result'
import { type EvidenceKind, evidenceKinds } from '#domain/vault/shows'

export type HandedIn = CleanFile & { name: string }
export type HandInRefusal = { reason: UncleanRefusal['reason'] | 'none_chosen'; name: string }

/** The files of a form. */
export function chosenFiles(form: FormData): File[] {
  // A field left empty is sent as a file without a name.
  return form.getAll('files').filter((value) => value instanceof File && value.name !== '') as File[]
}

/** What whoever hands in the files of a form says they show. */
export function shownBy(form: FormData): EvidenceKind | null {
  return z.enum(evidenceKinds).nullable().catch(null).parse(form.get('shows'))
}

/** Each file as it can be kept, or what is wrong with the first that cannot. */
export async function readHandedIn(files: File[]): Promise<Result<HandedIn[], HandInRefusal>> {
  if (files.length === 0) return refuse({ reason: 'none_chosen', name: '' })
  const read: HandedIn[] = []
  for (const file of files) {
    const name = tidyName(file.name)
    if (file.size > largestFileBytes) return refuse({ reason: 'too_large', name })
    const clean = await cleanFile(new Uint8Array(await file.arrayBuffer()))
    if (!clean.ok) return refuse({ reason: clean.refusal.reason, name })
    read.push({ ...clean.value, name: tidyFileName(file.name, clean.value.type) })
  }
  return ok(read)
}

/** A name as it can be said back. */
function tidyName(name: string): string {
  return [...name.replace(/\p{C}/gu, '')].slice(0, 100).join('')
}

/** Keeps the bytes; each file with the digest they are kept under and their number afterwards. */
export async function keepHandedIn(store: FileStore, files: HandedIn[]) {
  const kept: (Omit<HandedIn, 'bytes'> & { digest: string; size: number })[] = []
  for (const { bytes, ...file } of files)
    kept.push({ ...file, digest: await store.put(bytes), size: bytes.length })
  return kept
}

type Stored = { digest: string; name: string; type: FileType }

/**
 * A file as a download and nothing else: no browser shows it, guesses what it is, or runs anything in it.
 *
 * @throws a 404 where its bytes are not there.
 */
export async function fileAnswer(store: FileStore, { digest, name, type }: Stored): Promise<Response> {
  const bytes = await store.get(digest)
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
