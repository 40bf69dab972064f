import { type KeyRefusal, sentBefore } from '#commands/letters/sent-before'
import type { Tx } from '#db/client'
import { type CaseOfLetter, lockCase } from '#db/letters/case'
import { findCaseOf, type LetterRow, lockLetter } from '#db/letters/letters'
import { isTied } from '#db/ties'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type ReviewRefusal = KeyRefusal | { reason: 'not_found' | 'not_permitted' | 'tied' }

type Asked = Parameters<typeof sentBefore>[1]
type Held = { letter: LetterRow; ofCase: CaseOfLetter; isRepeated: boolean }

/**
 * The case and the letter, locked in that order, for somebody who judges letters and is not tied to the shop (B27);
 * `isRepeated` where the request has been carried out already.
 */
export async function lockForReview(
  tx: Tx,
  { letterId, ...asked }: Asked,
  person: Person,
): Promise<Result<Held, ReviewRefusal>> {
  if (!may(person, 'judge_letters')) return refuse({ reason: 'not_permitted' })
  const exclusionId = await findCaseOf(tx, letterId)
  const ofCase = exclusionId === undefined ? undefined : await lockCase(tx, exclusionId)
  const letter = ofCase && (await lockLetter(tx, letterId))
  if (!letter) return refuse({ reason: 'not_found' })
  if (await isTied(tx, person.id, letter.sellerId)) return refuse({ reason: 'tied' })
  const before = await sentBefore(tx, { letterId, ...asked })
  return before.ok ? ok({ letter, ofCase, isRepeated: before.value }) : before
}
