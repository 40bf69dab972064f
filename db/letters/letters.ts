import { type Insertable, sql, type Updateable } from 'kysely'
import type { Database, Tx } from '#db/client'
import type { LettersSchema } from '#db/schema/letters'
import type { LetterContent } from '#domain/letter/content'

export type LetterRow = NonNullable<Awaited<ReturnType<typeof lockLetter>>>

/** The letter of the present cycle of a case, or of the next one where it came late for this, held for change. */
export function lockCurrentLetter(tx: Tx, { id, cycle }: { id: string; cycle: number }) {
  return tx
    .selectFrom('letter')
    .selectAll()
    .where('exclusionId', '=', id)
    .where('cycle', '>=', cycle)
    .orderBy('cycle', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

/** A letter, held against every other change until the transaction ends. Lock its case first. */
export function lockLetter(tx: Tx, letterId: string) {
  return tx.selectFrom('letter').selectAll().where('id', '=', letterId).forUpdate().executeTakeFirst()
}

/** The newest letter about an exclusion that was found constructive, in whichever cycle, held for change. */
export function lockConstructiveLetter(tx: Tx, exclusionId: string) {
  return tx
    .selectFrom('letter')
    .selectAll()
    .where('exclusionId', '=', exclusionId)
    .where('verdict', '=', 'constructive')
    .orderBy('cycle', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

/** The case a letter answers, so that it can be locked before the letter. */
export async function findCaseOf(tx: Tx, letterId: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom('letter')
    .select('exclusionId')
    .where('id', '=', letterId)
    .executeTakeFirst()
  return found?.exclusionId
}

export async function insertLetter(
  tx: Tx,
  letter: { exclusionId: string; sellerId: string; cycle: number; draft: LetterContent; createdAt: Date },
): Promise<LetterRow> {
  return tx
    .insertInto('letter')
    .values({ ...letter, draft: JSON.stringify(letter.draft) })
    .returningAll()
    .executeTakeFirstOrThrow()
}

export type LetterChange = Omit<Updateable<LettersSchema['letter']>, 'id' | 'version' | 'draft'>

/** Changes a letter and makes a new version of its row. */
export async function setLetter(tx: Tx, letterId: string, change: LetterChange): Promise<void> {
  await tx
    .updateTable('letter')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('id', '=', letterId)
    .execute()
}

/** Keeps a draft; the letter itself is no other for it. */
export async function setDraft(
  tx: Tx,
  letterId: string,
  { draft, savedBy, now }: { draft: LetterContent; savedBy: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('letter')
    .set((eb) => ({
      draft: JSON.stringify(draft),
      draftRevision: eb('draftRevision', '+', 1),
      draftSavedAt: now,
      draftSavedBy: savedBy,
    }))
    .where('id', '=', letterId)
    .execute()
}

export async function insertVersion(
  tx: Tx,
  { content, warnings, coverage, ...version }: NewVersion,
): Promise<void> {
  const json = { content, warnings, coverage }
  await tx
    .insertInto('letterVersion')
    .values({
      ...version,
      content: JSON.stringify(json.content),
      warnings: JSON.stringify(json.warnings),
      coverage: JSON.stringify(json.coverage),
    })
    .execute()
}

type VersionTable = LettersSchema['letterVersion']
type NewVersion = Omit<Insertable<VersionTable>, 'content' | 'warnings' | 'coverage' | 'withdrawnAt'> & {
  content: VersionTable['content']['__select__']
  warnings: VersionTable['warnings']['__select__']
  coverage: VersionTable['coverage']['__select__']
}

/** The number of the newest version ever sent, withdrawn ones counted; 0 where none was. */
export async function findNewestVersion(tx: Tx, letterId: string): Promise<number> {
  const found = await tx
    .selectFrom('letterVersion')
    .select('version')
    .where('letterId', '=', letterId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.version ?? 0
}

/** Marks everything sent so far as withdrawn and returns which versions that were. */
export async function withdrawVersions(tx: Tx, letterId: string, now: Date): Promise<number[]> {
  const withdrawn = await tx
    .updateTable('letterVersion')
    .set({ withdrawnAt: now })
    .where('letterId', '=', letterId)
    .where('withdrawnAt', 'is', null)
    .returning('version')
    .execute()
  return withdrawn.map(({ version }) => version)
}

export function findVersion(db: Database | Tx, letterId: string, version: number) {
  return db
    .selectFrom('letterVersion')
    .selectAll()
    .where('letterId', '=', letterId)
    .where('version', '=', version)
    .executeTakeFirst()
}

/** Letters whose reply is so long in coming that the next person up the line has to hear of it, held for change. */
export function lockLettersToEscalate(tx: Tx, { now, limit }: { now: Date; limit: number }) {
  return tx
    .selectFrom('letter')
    .innerJoin('exclusion', 'exclusion.id', 'letter.exclusionId')
    .select(['letter.id', 'letter.exclusionId', 'letter.escalateAt', 'letter.escalatedTo', 'exclusion.zone'])
    .where('letter.escalateAt', '<=', now)
    .orderBy('letter.escalateAt')
    .limit(limit)
    .forUpdate('letter')
    .skipLocked()
    .execute()
}

/** Replaces the bands by which copies of a letter are found. */
export async function replaceBands(tx: Tx, letterId: string, bands: string[]): Promise<void> {
  await tx.deleteFrom('letterBand').where('letterId', '=', letterId).execute()
  if (bands.length === 0) return
  await sql`
    insert into letter_band (band, letter_id)
    select distinct band::bigint, ${letterId}::uuid from unnest(${bands}::text[]) band`.execute(tx)
}
