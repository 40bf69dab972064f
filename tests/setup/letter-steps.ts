import { expect } from 'vitest'
import { judgeLetter } from '#commands/letters/judge-letter'
import { saveLetterDraft } from '#commands/letters/save-letter-draft'
import { setCause } from '#commands/letters/set-cause'
import { submitLetter } from '#commands/letters/submit-letter'
import type { Database } from '#db/client'
import { findLetter } from '#db/letters/reading'
import type { LetterContent } from '#domain/letter/content'
import type { RowVerdict } from '#domain/letter/rubric'
import type { Person } from '#domain/permission'
import { addExclusion, addPerson, type letterOf } from '#tests/setup/letters'
import { addReview, addSeller } from '#tests/setup/reviews'

/** 20 October 2026, 12:00 in Kyiv; the clocks there go back on the 25th. The re-check is on 3 November. */
export const effectiveAt = new Date('2026-10-20T09:00:00Z')
export const early = new Date('2026-10-22T09:00:00Z')
export const lastMinute = new Date('2026-11-03T21:59:59Z')
export const nextDay = new Date('2026-11-03T22:00:00Z')

export type Setting = { db: Database; ownerDb: Database }

export async function seed(test: Setting, sellerId = 'seller') {
  await addSeller(test.db, sellerId)
  const exclusionId = await addExclusion(test, sellerId, { noticedAt: effectiveAt, effectiveAt })
  const seller = await addPerson(test.db, `owner of ${sellerId}`, 'seller', sellerId)
  return { exclusionId, seller }
}

export const write = () => ({ subject: 'A subject', text: 'A text' })
let keys = 0
export const newKey = () => `key-${keys++}`

/** Saves the content and sends it; the receipt. */
export async function send(
  db: Database,
  { exclusionId, seller }: { exclusionId: string; seller: Person },
  content: LetterContent,
  now: Date,
) {
  const there = await findLetter(db, exclusionId)
  const seenRevision = there?.letter.draftRevision ?? 0
  const saved = await saveLetterDraft(db, { exclusionId, seenRevision, content }, seller, now)
  if (!saved.ok) throw new Error(`not saved: ${saved.refusal.reason}`)
  const command = {
    exclusionId,
    seenRevision: saved.value.revision,
    language: 'uk' as const,
    write,
    requestKey: newKey(),
  }
  return submitLetter(db, command, seller, now)
}

export async function receiptOf(...args: Parameters<typeof send>) {
  const sent = await send(...args)
  if (!sent.ok) throw new Error(`not sent: ${sent.refusal.reason}`)
  return sent.value
}

export async function judge(db: Database, letterId: string, manager: Person, verdicts: RowVerdict[]) {
  const { version } = await rowOf(db, letterId)
  const rows = verdicts.map((verdict, at) => ({ rowId: `s${at}`, verdict, note: null }))
  const command = { letterId, seenVersion: version, rows, override: undefined, requestKey: newKey() }
  return judgeLetter(db, command, manager, early)
}

export function rowOf(db: Database, letterId: string) {
  return db.selectFrom('letter').selectAll().where('id', '=', letterId).executeTakeFirstOrThrow()
}

/** Negative reviews of a seller whose cause was named. */
export async function addNegatives(db: Database, seller: Person, causes: Parameters<typeof letterOf>[0]) {
  for (const cause of causes) {
    const createdAt = new Date('2026-09-01T00:00:00Z')
    const id = await addReview(db, {
      sellerId: seller.sellerId ?? '',
      rating: 1,
      state: 'published',
      createdAt,
    })
    await db.updateTable('review').set({ publishedRevision: 1 }).where('id', '=', id).execute()
    expect((await setCause(db, { kind: 'review', id, cause }, seller, early)).ok).toBe(true)
  }
}
