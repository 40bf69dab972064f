import { digestOf } from '#commands/digest'
import type { Tx } from '#db/client'
import { listLetterFiles } from '#db/letters/files'
import { findVersion, type LetterRow } from '#db/letters/letters'
import { letterText } from '#domain/letter/content'
import { filesOfVersion } from '#domain/letter/files'
import { followMoves } from '#domain/letter/state'
import { findStoppingPhrases } from '#domain/letter/warnings'

export type DraftRefusal =
  | { reason: 'not_open' | 'nothing_written' | 'changed_meanwhile' | 'unchanged' }
  | { reason: 'tied_offer'; letterId: string; phrases: string[] }

/**
 * Why a draft is not sent as it is, if it is not: nobody wrote it, it is no other than the last, it ties an offer to a
 * review.
 */
export async function judgeDraft(
  tx: Tx,
  letter: LetterRow | undefined,
  { seenRevision }: { seenRevision: number },
): Promise<DraftRefusal | undefined> {
  if (!letter || letterText(letter.draft).trim() === '') return { reason: 'nothing_written' }
  if (letter.draftRevision !== seenRevision) return { reason: 'changed_meanwhile' }
  if (!followMoves(letter.state, ['submit']).ok) return { reason: 'not_open' }
  const phrases = findStoppingPhrases(letter.draft)
  if (phrases.length > 0) return { reason: 'tied_offer', letterId: letter.id, phrases }
  const sent = letter.sentVersion === null ? undefined : await findVersion(tx, letter.id, letter.sentVersion)
  if (!sent || digestOf(sent.content) !== digestOf(letter.draft)) return undefined
  const files = await listLetterFiles(tx, letter.id)
  const before = filesOfVersion(files, sent.submittedAt).map(({ digest }) => digest)
  const standing = files.filter(({ removedAt }) => removedAt === null).map(({ digest }) => digest)
  return before.join() === standing.join() ? { reason: 'unchanged' } : undefined
}
