import { expect, test } from 'vitest'
import { type FileNotice, fileNotice } from '#commands/complaints/file-notice'
import { withdrawComplaint } from '#commands/complaints/withdraw-complaint'
import type { Database } from '#db/client'
import { findComplaint } from '#db/complaints/complaints'
import { listShopComplaints } from '#db/complaints/lists'
import { decideTriage, hoursAfter, monday } from '#tests/setup/complaints'
import { newKey } from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { addReview } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const told = {
  ...{
    reason: 'hate' as const,
    text: 'It calls for violence.',
    name: 'Nora Notifier',
    email: 'nora@example.org',
  },
  language: 'en',
} as const
const seen = { state: 'published', publishedRevision: 1 } as const
const give = (db: Database, fields: Partial<FileNotice> & { location: string }) =>
  fileNotice(db, { ...told, requestKey: newKey(), ...fields }, monday)
const remove = { move: 'remove_content', reasonCode: 'hate_or_threat', illegal: null } as const

test('a notice waits for our people, is no shop’s to see, and given twice by one form is one', async () => {
  await using test = await createTestDatabase()
  const reviewId = await addReview(test.db, seen)
  const requestKey = newKey()
  const location = `https://shop.example/reviews/${reviewId}`
  const [first, again] = [
    await give(test.db, { location, requestKey }),
    await give(test.db, { location, requestKey }),
  ]
  expect(first).toEqual(again)
  if (!first.ok) throw new Error(first.refusal.reason)
  const complaint = await findComplaint(test.db, first.value)
  expect(complaint).toMatchObject({
    ...{ state: 'triage', topic: 'illegal_content', subtopic: 'hate', severity: 'high' },
    contactEmail: 'nora@example.org',
  })
  expect(await listShopComplaints(test.db, complaint?.sellerId ?? '', { limit: 9 })).toEqual([])
  const hidden = await addReview(test.db, { state: 'queued' })
  for (const nowhere of [hidden, 'nothing', 'https://shop.example/'])
    expect(await give(test.db, { location: nowhere })).toMatchObject({
      refusal: { reason: 'no_such_review' },
    })
})

test('content that is illegal is taken down by somebody new to it, and its author never learns by whom it was noticed', async () => {
  await using test = await createTestDatabase()
  const anna = await addPerson(test.db, 'anna', 'moderator')
  const reviewId = await addReview(test.db, { ...seen, authorId: 'author-1' })
  const filed = await give(test.db, { location: reviewId })
  if (!filed.ok) throw new Error(filed.refusal.reason)
  const complaintId = filed.value
  const removed = await decideTriage(test.db, { complaintId, decision: remove }, anna, hoursAfter(1))
  expect(removed).toMatchObject({ value: { state: 'content_removed' } })
  const review = await test.db
    .selectFrom('review')
    .select('state')
    .where('id', '=', reviewId)
    .executeTakeFirst()
  expect(review).toEqual({ state: 'rejected' })
  const statements = await test.db
    .selectFrom('statement')
    .select(['kind', 'addresseePersonId', 'body', 'fields'])
    .execute()
  expect(statements).toMatchObject([{ kind: 'review_rejected', addresseePersonId: 'author-1' }])
  const events = await test.db.selectFrom('event').select('data').execute()
  expect(JSON.stringify([statements, events])).not.toMatch(/Nora|nora@|calls for violence/)

  const [second, other] = [await addReview(test.db, seen), reviewId]
  const late = await give(test.db, { location: second })
  if (!late.ok) throw new Error(late.refusal.reason)
  expect(await give(test.db, { location: other })).toMatchObject({ refusal: { reason: 'no_such_review' } })
  const turnedDown = { move: 'find_invalid', answer: 'It is blunt and breaks no law.' } as const
  await decideTriage(test.db, { complaintId: late.value, decision: turnedDown }, anna, hoursAfter(2))
  const answered = await test.db
    .selectFrom('statement')
    .select(['addresseePersonId', 'body'])
    .where('kind', '=', 'complaint_decided')
    .execute()
  expect(answered).toMatchObject([{ addresseePersonId: late.value }])
  expect(answered[0]?.body).toContain('appeal free of charge')
})

test.each(['edit_pending', 'queued', 'escalated'] as const)(
  'what readers still see while it is %s is not said to be taken down',
  async (state) => {
    await using test = await createTestDatabase()
    const anna = await addPerson(test.db, 'anna', 'moderator')
    const reviewId = await addReview(test.db, seen)
    const filed = await give(test.db, { location: reviewId })
    if (!filed.ok) throw new Error(filed.refusal.reason)
    await test.ownerDb.updateTable('review').set({ state }).where('id', '=', reviewId).execute()
    const asked = { complaintId: filed.value, decision: remove }
    expect(await decideTriage(test.db, asked, anna, hoursAfter(1))).toMatchObject({
      refusal: { reason: 'review_waits' },
    })
    expect(await findComplaint(test.db, filed.value)).toMatchObject({ state: 'triage' })

    await test.ownerDb.updateTable('review').set({ state: 'published' }).where('id', '=', reviewId).execute()
    expect(await decideTriage(test.db, asked, anna, hoursAfter(2))).toMatchObject({
      value: { state: 'content_removed' },
    })
  },
)

const inState = (db: Database) =>
  db
    .selectFrom('complaint')
    .select(['id', 'state', 'duplicateOf', 'version'])
    .orderBy('createdAt')
    .orderBy('number')
    .execute()

test('notices about one review are judged once, and everybody who gave one is answered and reads of no other', async () => {
  await using test = await createTestDatabase()
  const anna = await addPerson(test.db, 'anna', 'moderator')
  const reviewId = await addReview(test.db, seen)
  const ids: string[] = []
  for (const [nth, text] of ['It calls for violence.', 'It is about me.', 'Please take it down.'].entries()) {
    const fields = { ...told, requestKey: newKey(), location: reviewId, text }
    const given = await fileNotice(test.db, fields, hoursAfter(nth / 60))
    if (given.ok) ids.push(given.value)
  }
  const [first = '', second = '', third = ''] = ids
  expect(await inState(test.db)).toMatchObject([
    { id: first, state: 'triage' },
    { id: second, state: 'duplicate', duplicateOf: first },
    { id: third, state: 'duplicate', duplicateOf: first },
  ])
  expect(await test.db.selectFrom('complaintMessage').select('text').execute()).toEqual([])
  const graver = await fileNotice(
    test.db,
    { ...told, reason: 'threat', requestKey: newKey(), location: reviewId },
    hoursAfter(0.5),
  )
  expect(await findComplaint(test.db, graver.ok ? graver.value : '')).toMatchObject({ state: 'triage' })

  const turnedDown = { move: 'find_invalid', answer: 'It is blunt and breaks no law.' } as const
  expect(
    await decideTriage(test.db, { complaintId: second, decision: turnedDown }, anna, hoursAfter(1)),
  ).toMatchObject({ refusal: { reason: 'not_allowed' } })
  await decideTriage(test.db, { complaintId: first, decision: turnedDown }, anna, hoursAfter(1))
  expect((await inState(test.db)).map(({ state }) => state)).toEqual([
    ...['invalid', 'invalid', 'invalid', 'triage'],
  ])
  const answered = await test.db
    .selectFrom('statement')
    .select('addresseePersonId')
    .where('kind', '=', 'complaint_decided')
    .execute()
  expect(answered.map(({ addresseePersonId }) => addresseePersonId).toSorted()).toEqual(ids.toSorted())
})

test('however many notices were joined with one, they are held, changed and answered at once, each a version further', async () => {
  await using test = await createTestDatabase()
  const anna = await addPerson(test.db, 'anna', 'moderator')
  const asked: number[] = []
  for (const many of [2, 6]) {
    const location = await addReview(test.db, seen)
    const file = (nth: number, email = told.email) =>
      fileNotice(test.db, { ...told, requestKey: newKey(), location, email }, hoursAfter(many + nth / 60))
    const first = await file(0)
    for (let nth = 1; nth <= many; nth++) await file(nth, `nora${nth}@example.org`)
    const before = await inState(test.db)
    let counted = 0
    const counting = test.db.withPlugin({
      transformQuery({ node }) {
        counted++
        return node
      },
      transformResult: async ({ result }) => result,
    })
    const answered = { move: 'find_invalid', answer: 'It is blunt and breaks no law.' } as const
    const complaintId = first.ok ? first.value : ''
    await decideTriage(counting, { complaintId, decision: answered }, anna, hoursAfter(9))
    asked.push(counted)
    const after = await inState(test.db)
    expect(after.slice(-many - 1).map(({ state }) => state)).toEqual(Array(many + 1).fill('invalid'))
    expect(after.slice(-many).map(({ version }) => version)).toEqual(
      before.slice(-many).map(({ version }) => version + 1),
    )
  }
  expect(asked[1]).toBe(asked[0])
})

test('who takes their notice back takes nobody else’s with it', async () => {
  await using test = await createTestDatabase()
  const anna = await addPerson(test.db, 'anna', 'moderator')
  const reviewId = await addReview(test.db, seen)
  const ids: string[] = []
  for (let nth = 0; nth < 3; nth++) {
    const fields = { ...told, requestKey: newKey(), location: reviewId }
    const given = await fileNotice(test.db, fields, hoursAfter(nth / 60))
    if (given.ok) ids.push(given.value)
  }
  const [first = '', second = '', third = ''] = ids
  const doer = { as: 'complainant', actor: { kind: 'job', id: 'signed_link' } } as const
  await withdrawComplaint(test.db, { complaintId: first, requestKey: newKey() }, doer, hoursAfter(1))
  expect(await inState(test.db)).toMatchObject([
    { id: first, state: 'withdrawn' },
    { id: second, state: 'triage', duplicateOf: null },
    { id: third, state: 'duplicate', duplicateOf: second },
  ])
  await decideTriage(test.db, { complaintId: second, decision: remove }, anna, hoursAfter(2))
  expect((await inState(test.db)).map(({ state }) => state)).toEqual([
    ...['withdrawn', 'content_removed', 'content_removed'],
  ])
})
