import type { AppellantShape } from '#app/components/appeals/shapes.ts'
import { readExpectedWait } from '#app/pages/expected-wait.server.ts'
import { toPlain } from '#app/pages/plain.ts'
import { findAppealStanding } from '#commands/appeals/appeal-standing'
import { type Appellant, isAddressee } from '#commands/appeals/appellant'
import { findStatementToAppeal, listAppealsFrom } from '#db/appeals/pages'
import type { Database } from '#db/client'
import { findReview } from '#db/reviews'
import { listAppealFiles } from '#db/vault/appeal-evidence'
import { appealableUntil, judgeFiling } from '#domain/appeals/filing'
import { isOpenAppeal } from '#domain/appeals/state'

/**
 * A message and its addressee's appeals from it; undefined where it is to somebody else. No reviewer's name is in it.
 */
export async function readAppellantView(
  db: Database,
  statementId: string,
  appellant: Appellant,
  { zone, now }: { zone: string; now: Date },
): Promise<AppellantShape | undefined> {
  const statement = await findStatementToAppeal(db, statementId)
  if (!statement || !isAddressee(appellant, statement)) return undefined
  const { subjectKind, subjectId } = statement
  const [appeals, review] = await Promise.all([
    listAppealsFrom(db, statementId),
    subjectKind === 'review' ? findReview(db, subjectId) : undefined,
  ])
  const files = await listAppealFiles(
    db,
    appeals.map(({ id }) => id),
  )
  const open = appeals.find(({ state }) => isOpenAppeal(state))
  const { kind, title, body, language, createdAt } = statement
  const standing = await findAppealStanding(db, { addressee: statement, zone }, now)
  const filing = { kind, toldAt: createdAt, zone, earlier: appeals.map(({ state }) => state), standing }
  const [plain, withNews] = [
    judgeFiling({ ...filing, hasNewFacts: false }, now),
    judgeFiling({ ...filing, hasNewFacts: true }, now),
  ]
  return {
    message: { title, body, language, toldAt: createdAt.toISOString() },
    review: review ? { text: review.text, rating: review.rating, language: review.language } : null,
    until: appealableUntil(createdAt, zone).toISOString(),
    wait: await readExpectedWait(db, { line: 'appeal', since: open?.submittedAt }, now),
    limitedUntil:
      !withNews.ok && withNews.refusal.reason === 'limited' ? withNews.refusal.until.toISOString() : null,
    canAppeal: withNews.ok,
    needsNewFacts: withNews.ok && !plain.ok,
    appeals: toPlain(appeals.map((appeal) => ({ ...appeal, files: ownFiles(files, appeal.id) }))),
  }
}

/** What its maker sees of the files of an appeal: what the camera noted is for our people alone. */
function ownFiles(files: Awaited<ReturnType<typeof listAppealFiles>>, appealId: string) {
  return files
    .filter((file) => file.appealId === appealId)
    .map(({ id, name, sealedAt, digest, shows }) => ({ id, name, sealedAt, digest, shows }))
}
