import type { Tx } from '#db/client'
import type { CaseOfLetter } from '#db/letters/case'
import { copyLetterFiles } from '#db/letters/files'
import { insertLetter, type LetterRow, setLetter } from '#db/letters/letters'
import { placeVersion } from '#domain/letter/place'
import type { Timeliness } from '#domain/letter/timeliness'

/** The letter a version belongs to, made or moved to the next cycle where it came late for this one. */
export async function placeLetter(
  tx: Tx,
  letter: LetterRow,
  { ofCase, timeliness, now }: { ofCase: CaseOfLetter; timeliness: Exclude<Timeliness, 'none'>; now: Date },
): Promise<LetterRow> {
  const placed = {
    cycle: letter.cycle,
    stands: letter.receivedAt !== null,
    isAnswered: letter.answeredAt !== null,
  }
  const place = placeVersion(timeliness, placed, ofCase.cycle)
  if (place === 'same') return letter
  const late = { cycle: ofCase.cycle + 1, lateForCycle: ofCase.cycle }
  if (place === 'moved') {
    await setLetter(tx, letter.id, late)
    return { ...letter, ...late }
  }
  const { id: exclusionId, sellerId } = ofCase
  const next = await insertLetter(tx, {
    exclusionId,
    sellerId,
    cycle: late.cycle,
    draft: letter.draft,
    createdAt: now,
  })
  await copyLetterFiles(tx, letter.id, next.id)
  await setLetter(tx, next.id, late)
  return { ...next, ...late }
}
