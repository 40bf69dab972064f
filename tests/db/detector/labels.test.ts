import { expect, test } from 'vitest'
import type { Database } from '#db/client'
import { type LabelRow, listLabels } from '#db/detector/labels'
import { fakeReasons } from '#domain/reason'
import { addDecisions, type MadeDecision } from '#tests/setup/decisions'
import { addPerson } from '#tests/setup/exclusions'
import { addReview } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const start = Date.parse('2026-11-22T09:00:00Z')
const minute = (count: number) => new Date(start + count * 60_000)
const until = minute(1000)

async function listAll(db: Database, limit = 100): Promise<LabelRow[]> {
  const found: LabelRow[] = []
  for (let page: LabelRow[] | undefined; page === undefined || page.length === limit; ) {
    page = await listLabels(db, { until, after: found.at(-1), limit, fakeReasons: [...fakeReasons] })
    found.push(...page)
  }
  return found
}

/** The label of one review after these decisions, which a person took one after the other. */
async function labelAfter(decisions: Partial<MadeDecision>[]) {
  await using test = await createTestDatabase()
  const { id: by } = await addPerson(test.db, 'senior')
  const reviewId = await addReview(test.db)
  const made = decisions.map((decision, at) => {
    return { reviewId, by, at: minute(at), action: 'publish' as const, ...decision }
  })
  await addDecisions(test.db, made)
  return (await listAll(test.db)).map(({ label }) => label)
}

const isFake = { action: 'reject', reasonCode: 'not_genuine' } as const

test.each<[string, Partial<MadeDecision>[], number[]]>([
  ['published is genuine', [{}], [0]],
  ['published with masks is genuine', [{ action: 'redact' }], [0]],
  ['rejected as fake is a fake', [isFake], [1]],
  ['rejected for its words says nothing', [{ action: 'reject', reasonCode: 'obscenity' }], []],
  ['published by screening says nothing', [{ by: null }], []],
  ['escalated and then rejected as fake is a fake', [{ action: 'escalate' }, isFake], [1]],
  ['published and then found fake is a fake', [{}, isFake], [1]],
  ['published and then returned to its author says nothing', [{}, { action: 'return' }], []],
  ['found fake and then rejected for its words says nothing', [isFake, { action: 'reject' }], []],
  [
    'found fake, and the finding undone, is what it was before',
    [{}, { ...isFake, undoneAt: minute(2) }],
    [0],
  ],
  ['decided after the time asked about is not known yet', [{ at: minute(2000) }], []],
])('a review %s', async (_, decisions, labels) => {
  expect(await labelAfter(decisions)).toEqual(labels)
})

test('labels come page by page in the order of their decisions, each with what was decided', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const { id: by } = await addPerson(db, 'senior')
  const ids: string[] = []
  for (let at = 0; at < 7; at++) ids.push(await addReview(db, { text: `Text ${at}`, rating: 4 }))
  await addDecisions(
    db,
    ids.map((reviewId, at) => ({ reviewId, action: 'publish', by, at: minute(10 - at) })),
  )
  const edited = ids[3] ?? ''
  const revision = {
    reviewId: edited,
    revision: 1,
    rating: 1,
    title: null,
    text: 'Before',
    replacedAt: until,
  }
  await db.insertInto('reviewRevision').values(revision).execute()

  const found = await listAll(db, 3)
  expect(found.map(({ id }) => id)).toEqual([...ids].reverse())
  expect(found[3]).toMatchObject({ text: 'Before', rating: 1, label: 0, weight: 1, knownAt: minute(7) })
  expect(found[0]).toMatchObject({ text: 'Text 6', rating: 4, knownAt: minute(4) })
})
