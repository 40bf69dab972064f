import { expect, test } from 'vitest'
import { openFeedback } from '#commands/letters/open-feedback'
import { setCause } from '#commands/letters/set-cause'
import { countFeedback, listFeedbackOfWindow } from '#db/letters/feedback'
import { early, seed } from '#tests/setup/letter-steps'
import { addReview } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

test('every negative and complaint of the year before and since is listed, with what became of it', async () => {
  await using test = await createTestDatabase()
  const { seller } = await seed(test)
  const at = (day: string) => new Date(`2026-${day}T00:00:00Z`)
  const add = async (id: string, rating: number, createdAt: Date) => {
    await addReview(test.db, { id, rating, createdAt, state: 'published', text: `Words of ${id}` })
    await test.db.updateTable('review').set({ publishedRevision: 1 }).where('id', '=', id).execute()
  }
  await add('old', 1, new Date('2025-10-01T00:00:00Z'))
  await add('open', 1, at('09-01'))
  await add('replied', 2, at('09-02'))
  await add('good', 4, at('09-03'))
  await test.db
    .insertInto('reply')
    .values({
      id: 'reply',
      reviewId: 'replied',
      sellerId: 'seller',
      text: 'Sorry',
      createdAt: at('09-05'),
      contentDigest: Buffer.alloc(32),
      receivedAt: at('09-05'),
    })
    .execute()
  const complaint = { sellerId: 'seller', complainantId: 'b', kind: 'late', text: 'Where is it?' }
  const kept = { contentDigest: Buffer.alloc(32), receivedAt: at('09-06') }
  await test.db
    .insertInto('complaint')
    .values([
      { id: 'c1', ...complaint, ...kept, createdAt: at('09-06'), evidence: '[]' },
      {
        id: 'c2',
        ...complaint,
        ...kept,
        createdAt: at('09-07'),
        evidence: '[]',
        state: 'invalid',
        answerText: 'It arrived.',
      },
    ])
    .execute()

  const window = { sellerId: 'seller', since: new Date('2025-10-20T09:00:00Z') }
  const found = await listFeedbackOfWindow(test.db, window, { limit: 2 })
  expect(found.map(({ kind, id, standing }) => [kind, id, standing])).toEqual([
    ['complaint', 'c1', 'open'],
    ['review', 'replied', 'commented'],
  ])
  const rest = await listFeedbackOfWindow(test.db, window, { limit: 2, after: found[1] })
  expect(rest).toMatchObject([
    { id: 'open', text: 'Words of open', reply: null, cause: null, openedAt: null },
  ])

  expect((await openFeedback(test.db, { kind: 'complaint', id: 'c1' }, seller, early)).ok).toBe(true)
  expect((await openFeedback(test.db, { kind: 'review', id: 'nothing' }, seller, early)).ok).toBe(false)
  await setCause(test.db, { kind: 'review', id: 'open', cause: 'rude' }, seller, early)
  await setCause(test.db, { kind: 'review', id: 'open', cause: 'defect' }, seller, early)
  const marks = await countFeedback(test.db, window)
  expect(marks).toHaveLength(3)
  expect(marks).toContainEqual({ cause: 'defect', isOpened: true, count: 1 })
  expect(marks).toContainEqual({ cause: null, isOpened: true, count: 1 })
  expect(marks).toContainEqual({ cause: null, isOpened: false, count: 1 })
})
