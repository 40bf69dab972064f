import type { Tx } from '#db/client'
import { type CaseOfLetter, lockCase } from '#db/letters/case'
import { findCaseOf, type LetterRow, lockLetter } from '#db/letters/letters'
import { isTied } from '#db/ties'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type ReviewRefusal = { reason: 'not_found' | 'not_permitted' | 'tied' }

/** The case and the letter, locked in that order, for somebody who judges letters and is not tied to the shop (B27). */
export async function lockForReview(
  tx: Tx,
  letterId: string,
  person: Person,
): Promise<Result<{ letter: LetterRow; ofCase: CaseOfLetter }, ReviewRefusal>> {
  if (!may(person, 'judge_letters')) return refuse({ reason: 'not_permitted' })
  const exclusionId = await findCaseOf(tx, letterId)
  const ofCase = exclusionId === undefined ? undefined : await lockCase(tx, exclusionId)
  const letter = ofCase && (await lockLetter(tx, letterId))
  if (!letter) return refuse({ reason: 'not_found' })
  return (await isTied(tx, person.id, letter.sellerId)) ? refuse({ reason: 'tied' }) : ok({ letter, ofCase })
}
