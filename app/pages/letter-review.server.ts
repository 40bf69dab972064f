import { writeAnswer } from '#app/pages/letter-answer.server.ts'
import { bandsOfLetter } from '#commands/letters/look-through'
import type { Database } from '#db/client'
import { findCase } from '#db/letters/case'
import { countFeedback } from '#db/letters/feedback'
import { listLetterFiles } from '#db/letters/files'
import { findLetterById, listSimilarLetters } from '#db/letters/reading'
import { listStoppedLetters } from '#db/letters/stopped'
import { rankCauses } from '#domain/cause'
import type { Language } from '#domain/language'
import { windowStart } from '#domain/letter/case'
import { letterText } from '#domain/letter/content'
import { coverageOf } from '#domain/letter/coverage'
import { filesOfVersion } from '#domain/letter/files'
import { findGaps } from '#domain/letter/gaps'
import { cycleDaysOf } from '#domain/letter/timeliness'
import { overlapOf, shingleSet } from '#domain/text/overlap'

/** Shares below this are what any two letters about the same causes have in common. */
const worthShowing = 0.2

/** A letter with everything its reviewer weighs; undefined where there is none. */
export async function readLetterReview(db: Database, letterId: string) {
  const whole = await findLetterById(db, letterId)
  const ofCase = whole && (await findCase(db, whole.letter.exclusionId))
  if (!whole || !ofCase) return undefined
  const { letter, versions, verdicts, answers, commitments } = whole
  const sent = versions.find(({ version }) => version === letter.sentVersion)
  const marks = await countFeedback(db, { sellerId: letter.sellerId, since: windowStart(ofCase) })
  const rows = verdicts.filter(({ version }) => version === sent?.version)
  const coverage = sent && coverageOf(sent.content, marks)
  const language: Language = ofCase.sellerLanguage ?? sent?.language ?? 'en'
  return {
    letter,
    shop: ofCase.sellerName,
    versions,
    sent,
    files: sent
      ? filesOfVersion(await listLetterFiles(db, letterId), sent.submittedAt).map(({ id, name, size }) => ({
          ...{ id, name, size },
        }))
      : [],
    before: versions.find(({ version }) => version < (sent?.version ?? 0)),
    rows: rows.map(({ rowId, verdict, note }) => ({ rowId, verdict, note })),
    coverage,
    causes: rankCauses(marks),
    gaps: sent && coverage ? findGaps(sent.content, coverage) : [],
    similar: sent ? await findSimilar(db, sent.content, letter.sellerId) : [],
    answers,
    commitments,
    stopped: await listStoppedLetters(db, letterId),
    language,
    suggested:
      sent && letter.verdict && !letter.answeredAt
        ? writeAnswer(language, {
            shop: ofCase.sellerName,
            receipt: `${letter.number}/${sent.version}`,
            content: sent.content,
            rows,
            negatives: marks,
            verdict: letter.verdict,
            days: cycleDaysOf(ofCase),
          })
        : null,
  }
}

async function findSimilar(db: Database, content: Parameters<typeof letterText>[0], sellerId: string) {
  const own = shingleSet(letterText(content))
  const candidates = await listSimilarLetters(db, { bands: bandsOfLetter(content), sellerId })
  return candidates
    .map(({ letterId, sellerName, content: other }) => ({
      letterId,
      sellerName,
      overlap: overlapOf(own, shingleSet(letterText(other))),
    }))
    .filter(({ overlap }) => overlap >= worthShowing)
    .sort((a, b) => b.overlap - a.overlap)
}
