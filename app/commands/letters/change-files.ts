import { lockOwnCase } from '#commands/letters/own-case'
import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import type { CaseOfLetter } from '#db/letters/case'
import { insertLetterFiles, listLetterFiles, type NewLetterFile, removeLetterFile } from '#db/letters/files'
import { insertLetter, type LetterRow, lockCurrentLetter } from '#db/letters/letters'
import type { DomainEvent } from '#domain/event'
import { mayDraft } from '#domain/letter/case'
import { emptyLetter } from '#domain/letter/content'
import { mostLetterFiles, mostLetterFilesEver } from '#domain/letter/files'
import { mayMoveLetter } from '#domain/letter/state'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type AttachLetterFiles = { exclusionId: string; files: NewLetterFile[] }
export type FilesRefusal = { reason: 'not_found' | 'not_open' | 'too_many' }

/**
 * Puts files beside the draft of a letter, whose bytes are kept already: all of them, or none where there would be
 * more than ten, or sixty with those taken back. A file that stands there already is kept once, so that a repeated request changes nothing.
 */
export async function attachLetterFiles(
  db: Database,
  { exclusionId, files }: AttachLetterFiles,
  person: Person,
  now: Date,
): Promise<Result<undefined, FilesRefusal>> {
  return db.transaction().execute(async (tx) => {
    const found = await lockDraft(tx, exclusionId, person)
    if (!found.ok) return found
    const { ofCase, letter: there } = found.value
    const ever = there ? await listLetterFiles(tx, there.id) : []
    const kept = ever.filter(({ removedAt }) => removedAt === null).map(({ digest }) => digest)
    const added = files.filter(
      ({ digest }, at) =>
        !kept.includes(digest) && files.findIndex((other) => other.digest === digest) === at,
    )
    const isTooMany =
      kept.length + added.length > mostLetterFiles || ever.length + added.length > mostLetterFilesEver
    if (isTooMany) return refuse({ reason: 'too_many' as const })
    if (added.length === 0) return ok(undefined)

    const { cycle, sellerId } = ofCase
    const letter =
      there ?? (await insertLetter(tx, { exclusionId, sellerId, cycle, draft: emptyLetter, createdAt: now }))
    const rows = await insertLetterFiles(tx, letter, added, { addedBy: person.id, now })
    const about = { kind: 'letter' as const, id: letter.id }
    const begun: DomainEvent = { type: 'letter_begun', subject: about, data: { exclusionId, cycle } }
    const events = rows.map(
      ({ id, digest }): DomainEvent => ({
        type: 'letter_file_added',
        subject: about,
        data: { exclusionId, fileId: id, digest },
      }),
    )
    await record(tx, there ? events : [begun, ...events], {
      actor: { kind: 'person', id: person.id },
      at: now,
    })
    return ok(undefined)
  })
}

/** Takes a file back from the draft; versions sent with it keep it. */
export async function detachLetterFile(
  db: Database,
  { exclusionId, fileId }: { exclusionId: string; fileId: string },
  person: Person,
  now: Date,
): Promise<Result<undefined, FilesRefusal>> {
  return db.transaction().execute(async (tx) => {
    const found = await lockDraft(tx, exclusionId, person)
    if (!found.ok) return found
    const { letter } = found.value
    // Taken back already, or never there: either way it is not there any more.
    if (!letter || !(await removeLetterFile(tx, { letterId: letter.id, fileId }, now))) return ok(undefined)
    const subject = { kind: 'letter' as const, id: letter.id }
    await record(tx, [{ type: 'letter_file_removed', subject, data: { exclusionId, fileId } }], {
      actor: { kind: 'person', id: person.id },
      at: now,
    })
    return ok(undefined)
  })
}

/** The letter of the present cycle as it may be changed now, if there is one; its case and it stay locked. */
async function lockDraft(
  tx: Tx,
  exclusionId: string,
  person: Person,
): Promise<Result<{ ofCase: CaseOfLetter; letter: LetterRow | undefined }, FilesRefusal>> {
  const ofCase = await lockOwnCase(tx, exclusionId, person)
  if (!ofCase) return refuse({ reason: 'not_found' })
  const letter = await lockCurrentLetter(tx, ofCase)
  const isOpen = mayDraft(ofCase) && (!letter || mayMoveLetter(letter.state, 'submit'))
  return isOpen ? ok({ ofCase, letter }) : refuse({ reason: 'not_open' })
}
