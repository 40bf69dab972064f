import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { attachLetterFiles, detachLetterFile } from '#commands/letters/change-files'
import { submitLetter } from '#commands/letters/submit-letter'
import type { Database } from '#db/client'
import { listLetterFiles } from '#db/letters/files'
import { early, newKey, nextDay, receiptOf, rowOf, seed, write } from '#tests/setup/letter-steps'
import { letterOf } from '#tests/setup/letters'
import { createTestDatabase } from '#tests/setup/test-database'

const photo = (name: string) => ({
  digest: createHash('sha256').update(name).digest('hex'),
  name: `${name}.jpg`,
  type: 'jpeg' as const,
  size: 1000,
})
type Seeded = Awaited<ReturnType<typeof seed>>
const attach = (db: Database, { exclusionId, seller }: Seeded, names: string[], now = early) =>
  attachLetterFiles(db, { exclusionId, files: names.map(photo) }, seller, now)

async function lettersOf(db: Database) {
  return db.selectFrom('letter').selectAll().orderBy('cycle').execute()
}

async function standing(db: Database, letterId: string): Promise<string[]> {
  const files = await listLetterFiles(db, letterId)
  return files.filter(({ removedAt }) => removedAt === null).map(({ name }) => name)
}

test('files begin a letter, the same one is kept once, and ten are the most', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  expect((await attach(test.db, set, ['desk', 'desk', 'shelf'])).ok).toBe(true)
  expect((await attach(test.db, set, ['shelf'])).ok).toBe(true)
  const [letter] = await lettersOf(test.db)
  expect(letter?.state).toBe('draft')
  expect((await standing(test.db, letter?.id ?? '')).toSorted()).toEqual(['desk.jpg', 'shelf.jpg'])

  const nine = Array.from({ length: 9 }, (_, at) => `more ${at}`)
  expect(await attach(test.db, set, nine)).toEqual({ ok: false, refusal: { reason: 'too_many' } })
  expect(await standing(test.db, letter?.id ?? '')).toHaveLength(2)
  expect((await attach(test.db, set, nine.slice(1))).ok).toBe(true)
})

test('nobody puts a file beside another shop’s letter, or takes one back', async () => {
  await using test = await createTestDatabase()
  const own = await seed(test)
  const other = await seed(test, 'other')
  await attach(test.db, own, ['desk'])
  const foreign = { exclusionId: own.exclusionId, seller: other.seller }
  expect(await attach(test.db, foreign, ['mine'])).toEqual({ ok: false, refusal: { reason: 'not_found' } })
  await attach(test.db, other, ['theirs'])
  const [letter] = await lettersOf(test.db)
  const [file] = await listLetterFiles(test.db, letter?.id ?? '')
  const { exclusionId } = other
  await detachLetterFile(test.db, { exclusionId, fileId: file?.id ?? '' }, other.seller, early)
  expect(await standing(test.db, letter?.id ?? '')).toEqual(['desk.jpg'])
})

test('a version is sent with the files of its moment; another file alone makes another version', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  await attach(test.db, set, ['desk'])
  const { letterId } = await receiptOf(test.db, set, letterOf(['rude']), early)
  const { exclusionId, seller } = set
  const later = (minutes: number) => new Date(early.getTime() + minutes * 60_000)
  const again = async (at: Date) => {
    const { draftRevision } = await rowOf(test.db, letterId)
    const command = {
      exclusionId,
      seenRevision: draftRevision,
      language: 'en' as const,
      write,
      requestKey: newKey(),
    }
    return submitLetter(test.db, command, seller, at)
  }
  expect(await again(later(1))).toMatchObject({ refusal: { reason: 'unchanged' } })
  await attach(test.db, set, ['shelf'], later(2))
  expect(await again(later(3))).toMatchObject({ ok: true, value: { version: 2 } })
  const { rows } = await listedInEvents(test.db)
  expect(rows).toEqual([[photo('desk').digest], [photo('desk').digest, photo('shelf').digest]])
})

async function listedInEvents(db: Database) {
  const events = await db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'letter_submitted')
    .orderBy('id')
    .execute()
  return { rows: events.map(({ data }) => (data as { files: string[] }).files) }
}

test('a letter that comes late after an answer takes its files into the next cycle', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  await attach(test.db, set, ['desk'])
  const first = await receiptOf(test.db, set, letterOf(['rude']), early)
  const answered = { state: 'answered' as const, answeredAt: early }
  await test.db.updateTable('letter').set(answered).where('id', '=', first.letterId).execute()
  const late = await receiptOf(test.db, set, letterOf(['defect']), nextDay)
  expect(late.letterId).not.toBe(first.letterId)
  expect(await standing(test.db, late.letterId)).toEqual(['desk.jpg'])
})

test('the web process can take a file back and change nothing else of it', async () => {
  await using test = await createTestDatabase()
  await attach(test.db, await seed(test), ['desk'])
  await expect(test.db.updateTable('letterFile').set({ name: 'other.jpg' }).execute()).rejects.toThrow(
    'permission',
  )
  await expect(test.db.deleteFrom('letterFile').execute()).rejects.toThrow('permission')
})
