import type { Database, Tx } from '#db/client'
import type { CaseOfLetter } from '#db/letters/case'
import { countFeedback } from '#db/letters/feedback'
import { listSimilarLetters } from '#db/letters/reading'
import { dayOf, daysBetween } from '#domain/day'
import { windowStart } from '#domain/letter/case'
import { type LetterContent, letterText } from '#domain/letter/content'
import { type Coverage, coverageOf, type Feedback } from '#domain/letter/coverage'
import { type LetterWarning, warningsOf } from '#domain/letter/warnings'
import { canonical } from '#domain/text/canonical'
import { bandsOf } from '#domain/text/fingerprint'
import { overlapOf, shingleSet } from '#domain/text/overlap'
import { tokens } from '#domain/text/tokens'

export type LookedThrough = {
  negatives: Feedback[]
  coverage: Coverage
  warnings: LetterWarning[]
  bands: string[]
}

/** Reads a letter as it would be sent now (L5): how much it covers, and what its writer is warned of. */
export async function lookThrough(
  db: Database | Tx,
  ofCase: CaseOfLetter,
  content: LetterContent,
  now: Date,
): Promise<LookedThrough> {
  const { sellerId, dayZero, zone } = ofCase
  const negatives = await countFeedback(db, { sellerId, since: windowStart(ofCase) })
  const coverage = coverageOf(content, negatives)
  const bands = bandsOfLetter(content)
  const similar = await listSimilarLetters(db, { bands, sellerId })
  const own = shingleSet(letterText(content))
  const overlap = Math.max(
    0,
    ...similar.map((other) => overlapOf(own, shingleSet(letterText(other.content)))),
  )
  const day = dayZero === null ? 0 : daysBetween(dayZero, dayOf(now, zone))
  return { negatives, coverage, bands, warnings: warningsOf(content, { day, coverage, overlap }) }
}

/** By what copies of a letter are found. */
export function bandsOfLetter(content: LetterContent): string[] {
  return bandsOf(tokens(canonical(letterText(content)).text))
}
