import { digestOf } from '#commands/digest'
import { lockOwnCase } from '#commands/letters/own-case'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { insertLetter, type LetterRow, lockCurrentLetter, setDraft } from '#db/letters/letters'
import { mayDraft } from '#domain/letter/case'
import { emptyLetter, type LetterContent } from '#domain/letter/content'
import { mayMoveLetter } from '#domain/letter/state'
import type { Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type SaveLetterDraft = { exclusionId: string; seenRevision: number; content: LetterContent }
export type DraftRefusal =
  | { reason: 'not_found' | 'not_open' }
  | { reason: 'changed_meanwhile'; revision: number; content: LetterContent; savedAt: Date | null }

/**
 * Keeps what a seller has written so far (L1). Refused where somebody has saved something else since `seenRevision`,
 * so that of two tabs neither loses its words; the same content twice is kept once.
 */
export async function saveLetterDraft(
  db: Database,
  { exclusionId, seenRevision, content }: SaveLetterDraft,
  person: Person,
  now: Date,
): Promise<Result<{ revision: number; savedAt: Date }, DraftRefusal>> {
  return db.transaction().execute(async (tx) => {
    const ofCase = await lockOwnCase(tx, exclusionId, person)
    if (!ofCase) return refuse({ reason: 'not_found' as const })
    const there = await lockCurrentLetter(tx, ofCase)
    if (!mayDraft(ofCase) || (there && !mayMoveLetter(there.state, 'submit'))) {
      return refuse({ reason: 'not_open' as const })
    }
    const kept = keptDraft(there)
    const { revision, savedAt } = kept
    if (savedAt && digestOf(kept.content) === digestOf(content)) return ok({ revision, savedAt })
    if (revision !== seenRevision) return refuse({ reason: 'changed_meanwhile' as const, ...kept })

    const { cycle, sellerId } = ofCase
    const letter =
      there ?? (await insertLetter(tx, { exclusionId, sellerId, cycle, draft: emptyLetter, createdAt: now }))
    await setDraft(tx, letter.id, { draft: content, savedBy: person.id, now })
    const begun = {
      type: 'letter_begun' as const,
      subject: { kind: 'letter' as const, id: letter.id },
      data: { exclusionId, cycle },
    }
    await record(tx, there ? [] : [begun], { actor: { kind: 'person', id: person.id }, at: now })
    return ok({ revision: revision + 1, savedAt: now })
  })
}

function keptDraft(letter: LetterRow | undefined) {
  return {
    content: letter?.draft ?? emptyLetter,
    revision: letter?.draftRevision ?? 0,
    savedAt: letter?.draftSavedAt ?? null,
  }
}
