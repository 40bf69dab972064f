import type { AppealCaseShape } from '#app/components/appeals/shapes.ts'
import { readMatter } from '#app/pages/appeal-matter.server.ts'
import { barredOf } from '#app/pages/barred.ts'
import { readJudgedReview } from '#app/pages/judged-review.server.ts'
import { toPlain } from '#app/pages/plain.ts'
import { findLiftedPart } from '#commands/appeals/lifted-part'
import { findAppealCase } from '#db/appeals/pages'
import type { Database } from '#db/client'
import { findReview } from '#db/reviews'
import { listAppealFiles } from '#db/vault/appeal-evidence'
import { isAppealable } from '#domain/appeals/filing'
import { isAskedHowShown, outcomesFor } from '#domain/appeals/outcome'
import { barOf, mayOpenFiles } from '#domain/appeals/reviewer'
import { isOpenAppeal } from '#domain/appeals/state'
import { languageToWriteIn } from '#domain/language'
import { may, type Person } from '#domain/permission'

/**
 * An appeal for the page of whoever judges it. How and why it was decided is left out until the reviewer's own view is
 * noted (A6); undefined where there is none.
 */
export async function readAppealCase(
  db: Database,
  id: string,
  person: Person,
  now: Date,
): Promise<AppealCaseShape | undefined> {
  const found = await findAppealCase(db, id)
  if (!found) return undefined
  const { title, body, statementLanguage, kind, subjectKind, subjectId, firstView } = found
  const [part, matter, shown] = await Promise.all([
    findLiftedPart(db, found, person.id, now),
    readMatter(db, found),
    subjectKind === 'review' ? findReview(db, subjectId) : undefined,
  ])
  const files = mayOpenFiles(part, found.state) ? await listAppealFiles(db, [id]) : []
  const isSeen = firstView !== null || found.outcome !== null
  return {
    ...toPlain(factsOf(found)),
    ...{ sellerId: found.sellerId, kind, subjectKind, subjectId, isMine: found.assignee === person.id },
    canDecide: may(person, 'decide_appeals'),
    barred: barredOf(isOpenAppeal(found.state) ? { ...part, bar: barOf(part) } : undefined, 'appeal'),
    files: toPlain(files.map(staffFile)),
    review: matter ? await readJudgedReview(db, matter.reviewId) : null,
    said: matter?.said ?? null,
    canBeMasked: shown !== undefined && isAskedHowShown(kind, shown),
    answerLanguage: languageToWriteIn(found.language),
    message: isSeen ? { title, body, language: statementLanguage } : null,
    isMyProposal: found.proposedBy === person.id,
    outcomes: isAppealable(kind) ? outcomesFor(kind) : [],
  }
}

/** A file of an appeal as our people see it. */
function staffFile({
  id,
  name,
  sealedAt,
  digest,
  shows,
  takenAt,
  latitude,
  longitude,
}: Awaited<ReturnType<typeof listAppealFiles>>[number]) {
  const place = latitude === null || longitude === null ? null : { latitude, longitude }
  return { id, name, sealedAt, digest, shows, takenAt, place }
}

type Found = NonNullable<Awaited<ReturnType<typeof findAppealCase>>>

/** What a page shows of an appeal, and nothing else that is in its row. */
function factsOf(found: Found) {
  return {
    ...{ id: found.id, state: found.state, version: found.version, language: found.language },
    ...{ dueAt: found.dueAt, submittedAt: found.submittedAt, toldAt: found.toldAt, outcome: found.outcome },
    ...{ assigneeName: found.assigneeName, proposerName: found.proposerName, deciderName: found.deciderName },
    ...{ grounds: found.grounds, answers: found.answers, note: found.note, firstView: found.firstView },
    ...{ asked: found.asked, askedUntil: found.askedUntil, sent: found.sent, decidedAt: found.decidedAt },
    ...{ effects: found.effects, inadmissibleReason: found.inadmissibleReason },
    ...{ externalBody: found.externalBody, externalReference: found.externalReference },
  }
}
