import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Database } from '#db/client'
import type { ReviewFeatures } from '#domain/detection/features'
import { behaviourFeatures, historyFeatures } from '#domain/detection/learning/replay-features'
import { featuresOf } from '#tests/domain/features'
import { addModel } from '#tests/setup/detector-models'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { screenReviews } from '#workers/handlers/screen-reviews'
import { readText } from '#workers/language/read-text'
import { keepDetector } from '#workers/screening/detector'

const now = new Date('2026-11-22T09:00:00Z')

function toolsFor(db: Database) {
  const lines: { fields: object; message: string }[] = []
  const keep = (fields: object, message: string) => void lines.push({ fields, message })
  const log = { debug: keep, info: keep, warn: keep, error: keep }
  return { db, now: () => now, zone: 'Europe/Kyiv', jobId: 'job-1', log, lines }
}

/** A model in force; the number it has. */
async function promoteModel(db: Database, file?: Buffer): Promise<number> {
  await sql`update detector_model set state = 'retired', retired_at = now() where state = 'champion'`.execute(
    db,
  )
  const { id, number } = await addModel(db)
  if (file) await db.updateTable('detectorModel').set({ file }).where('id', '=', id).execute()
  await sql`update detector_model set state = 'champion', promoted_at = now() where id = ${id}`.execute(db)
  return number
}

test('screening goes by the model in force, and by the rules set by hand where there is none', async () => {
  await using test = await createTestDatabase()
  const find = keepDetector()
  const tools = toolsFor(test.db)
  const modelNow = async () => (await find(tools))?.(featuresOf({})).model
  expect(await modelNow()).toBe('cold-start-1')
  const first = await promoteModel(test.ownerDb)
  expect([await modelNow(), await modelNow()]).toEqual([`model-${first}`, `model-${first}`])
  const second = await promoteModel(test.ownerDb)
  expect(await modelNow()).toBe(`model-${second}`)
  await sql`update detector_model set state = 'retired', retired_at = now() where state = 'champion'`.execute(
    test.ownerDb,
  )
  expect(await modelNow()).toBe('cold-start-1')
})

const damaged = {
  'no gzip at all': Buffer.from('model'),
  'another format': gzipSync(JSON.stringify({ format: 2 })),
  'no last stage': gzipSync(JSON.stringify({ format: 1, behaviour: { kind: 'expert' }, texts: [] })),
}

test.each(Object.entries(damaged))(
  'with a model of %s reviews go to people, which is told once',
  async (_, file) => {
    await using test = await createTestDatabase()
    const number = await promoteModel(test.ownerDb, file)
    await addSeller(test.db)
    const tools = toolsFor(test.db)
    const find = keepDetector()
    const ids = [await addReview(test.db), await addReview(test.db), await addReview(test.db)]
    for (const id of ids) await screenReviews({ ids: [id] }, tools, find)

    const reviews = await test.db.selectFrom('review').select(['state', 'fakeProbability']).execute()
    expect(reviews).toEqual(ids.map(() => ({ state: 'queued', fakeProbability: null })))
    const reasons = await test.db
      .selectFrom('event')
      .select((eb) => eb.ref('data', '->').key('reasons').as('reasons'))
      .where('type', '=', 'review_screened')
      .execute()
    expect(reasons).toEqual(ids.map(() => ({ reasons: ['not_screened'] })))
    expect(tools.lines).toHaveLength(1)
    expect(tools.lines[0]).toMatchObject({ fields: { model: number } })
  },
)

test('an edited review keeps the features it had when it was written', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const id = await addReview(test.db)
  const seen: (number | undefined)[] = []
  const find = async () => (features: ReviewFeatures) => {
    seen.push(features.behaviour?.[0], features.behaviour?.length)
    throw new Error('only looking')
  }
  await screenReviews({ ids: [id] }, toolsFor(test.db), find)
  const edit = { state: 'edit_pending' as const, revision: 2, text: 'On second thoughts it is still good' }
  await test.db.updateTable('review').set(edit).where('id', '=', id).execute()
  await test.db.updateTable('workItem').set({ closedAt: now }).execute()
  await screenReviews({ ids: [id] }, toolsFor(test.db), find)
  const inputs = behaviourFeatures.length + historyFeatures.length
  expect(seen).toEqual([0, inputs, 0, inputs])
  expect(await test.db.selectFrom('countedReview').select('reviewId').execute()).toEqual([{ reviewId: id }])
})

test('what a model reads of title and text is found again in the text as it was sent', () => {
  const { reading } = readText({ title: 'Ｂｅｓｔ', text: 'b\u200buy now', language: 'uk' })
  expect(reading.canonical.text).toBe('best\nbuy now')
  expect(reading.language).toBe('uk')
  expect(reading.origin({ start: 5, end: 8 })).toEqual({ start: 0, end: 4 })
  expect(reading.origin({ start: 0, end: 4 })).toBeUndefined()
})
