import { expect, test } from 'vitest'
import { fileNotice } from '#commands/complaints/file-notice'
import { addEvidence } from '#commands/vault/add-evidence'
import { findComplaint, lockComplaint, lockFreeComplaint } from '#db/complaints/complaints'
import { listRelatedComplaints } from '#db/complaints/lists'
import { listEvidence } from '#db/vault/evidence'
import { noFacts } from '#domain/vault/picture'
import { buyer, decideTriage, fileComplaint, hoursAfter } from '#tests/setup/complaints'
import { newKey } from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { addReview } from '#tests/setup/reviews'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'

const photo = {
  ...{ name: 'dent.jpg', type: 'jpeg' as const, size: 900, facts: noFacts },
  ...{ digest: 'a'.repeat(64), sentDigest: 'b'.repeat(64) },
}
const seen = { state: 'published', publishedRevision: 1 } as const

test('a complaint is joined by hand with one of the same party alone, which takes over its words and what is handed in', async () => {
  await using test = await createTestDatabase()
  const anna = await addPerson(test.db, 'anna', 'moderator')
  await fileComplaint(test.db)
  await fileComplaint(test.db, { id: 'c-2', orderId: 'o-2', text: 'And the second parcel too.' })
  await fileComplaint(test.db, { id: 'c-3', orderId: 'o-3', complainantId: 'buyer-8' })
  const joinWith = (complaintId: string) => ({ move: 'mark_duplicate', duplicateOf: complaintId }) as const
  expect(await decideTriage(test.db, { complaintId: 'c-3', decision: joinWith('c-1') }, anna)).toMatchObject({
    refusal: { reason: 'unknown_original' },
  })
  expect(await decideTriage(test.db, { complaintId: 'c-2', decision: joinWith('c-1') }, anna)).toMatchObject({
    value: { state: 'duplicate' },
  })
  const messages = await test.db
    .selectFrom('complaintMessage')
    .select(['complaintId', 'lane', 'text'])
    .execute()
  expect(messages).toEqual([{ complaintId: 'c-1', lane: 'complainant', text: 'And the second parcel too.' }])

  const handedIn = { complaintId: 'c-2', side: 'complainant', authorId: null, lane: 'both' } as const
  expect(await addEvidence(test.db, { ...handedIn, files: [photo] }, buyer, hoursAfter(1))).toMatchObject({
    value: { added: 1 },
  })
  expect(await listEvidence(test.db, 'c-1', ['both'])).toMatchObject([{ name: 'dent.jpg' }])
})

test('a notice is joined by hand with one about the same review that waits, and takes along those joined with it', async () => {
  await using test = await createTestDatabase()
  const anna = await addPerson(test.db, 'anna', 'moderator')
  const [about, elsewhere] = [await addReview(test.db, seen), await addReview(test.db, seen)]
  const give = async (location: string, reason: 'hate' | 'threat', hours: number) => {
    const told = {
      text: 'It is against the law.',
      name: 'Nora',
      email: 'nora@example.org',
      language: 'en',
    } as const
    const notice = { ...told, reason, location, requestKey: newKey() } as const
    const given = await fileNotice(test.db, notice, hoursAfter(hours))
    return given.ok ? given.value : ''
  }
  const first = await give(about, 'hate', 0)
  const second = await give(about, 'hate', 0.1)
  const graver = await give(about, 'threat', 0.2)
  const other = await give(elsewhere, 'threat', 0.3)
  await fileComplaint(test.db, { id: 'c-1' })

  const join = (duplicateOf: string) =>
    decideTriage(
      test.db,
      { complaintId: first, decision: { move: 'mark_duplicate', duplicateOf } },
      anna,
      hoursAfter(1),
    )
  for (const unfit of [other, 'c-1', second, first])
    expect(await join(unfit)).toMatchObject({ refusal: { reason: 'unknown_original' } })
  expect(await join(graver)).toMatchObject({ value: { state: 'duplicate' } })
  const noticed = await findComplaint(test.db, graver)
  if (!noticed) throw new Error('the notice is gone')
  expect(
    (await listRelatedComplaints(test.db, noticed)).filter(({ isSameReview }) => isSameReview),
  ).toHaveLength(2)

  const answered = { move: 'find_invalid', answer: 'It is blunt and breaks no law.' } as const
  await decideTriage(test.db, { complaintId: graver, decision: answered }, anna, hoursAfter(2))
  for (const id of [first, second, graver])
    expect(await findComplaint(test.db, id)).toMatchObject({ state: 'invalid' })
})

test('two who join two complaints with each other at once never wait for each other: one of them tries again', async () => {
  await using test = await createTestDatabase()
  const anna = await addPerson(test.db, 'anna', 'moderator')
  await fileComplaint(test.db)
  await fileComplaint(test.db, { id: 'c-2', orderId: 'o-2' })
  const join = () =>
    decideTriage(
      test.db,
      { complaintId: 'c-2', decision: { move: 'mark_duplicate', duplicateOf: 'c-1' } },
      anna,
    )
  const other = await test.db.startTransaction().execute()
  await lockComplaint(other, 'c-1')
  expect(await join()).toEqual({ ok: false, refusal: { reason: 'original_busy' } })
  await other.rollback().execute()
  expect(await join()).toMatchObject({ ok: true })
})

test('what is handed in about a joined complaint waits for the one it goes on in before it holds its own', async () => {
  await using test = await createTestDatabase()
  const anna = await addPerson(test.db, 'anna', 'moderator')
  await fileComplaint(test.db)
  await fileComplaint(test.db, { id: 'c-2', orderId: 'o-2' })
  const joinFirst = { move: 'mark_duplicate', duplicateOf: 'c-1' } as const
  await decideTriage(test.db, { complaintId: 'c-2', decision: joinFirst }, anna)
  const other = await test.db.startTransaction().execute()
  await lockComplaint(other, 'c-1')
  const handedIn = { complaintId: 'c-2', side: 'complainant', authorId: null, lane: 'both' } as const
  const adding = addEvidence(test.db, { ...handedIn, files: [photo] }, buyer, hoursAfter(1))
  await untilSomeoneWaitsForALock(test)
  expect(await lockFreeComplaint(other, 'c-2')).toMatchObject({ state: 'duplicate' })
  await other.commit().execute()
  expect(await adding).toMatchObject({ value: { added: 1 } })
  expect(await listEvidence(test.db, 'c-1', ['both'])).toHaveLength(1)
})

test('what repeats a complaint that somebody changes at this moment stays by itself, and waits for nobody', async () => {
  await using test = await createTestDatabase()
  await fileComplaint(test.db)
  await fileComplaint(test.db, { id: 'bare', orderId: undefined })
  const other = await test.db.startTransaction().execute()
  for (const id of ['c-1', 'bare']) await lockComplaint(other, id)
  const createdAt = hoursAfter(1).toISOString()
  await fileComplaint(test.db, { id: 'c-2', createdAt })
  await fileComplaint(test.db, { id: 'bare-2', orderId: undefined, createdAt })
  await other.rollback().execute()
  for (const id of ['c-2', 'bare-2'])
    expect(await findComplaint(test.db, id)).toMatchObject({ state: 'triage', duplicateOf: null })
})

test('the same words of several are handed on once', async () => {
  await using test = await createTestDatabase()
  const anna = await addPerson(test.db, 'anna', 'moderator')
  await fileComplaint(test.db)
  const same = { orderId: undefined, text: 'Nobody answers my calls.' }
  await fileComplaint(test.db, { ...same, id: 'b' })
  await fileComplaint(test.db, { ...same, id: 'a', createdAt: hoursAfter(1).toISOString() })
  await fileComplaint(test.db, { ...same, id: 'later', createdAt: hoursAfter(30).toISOString() })
  expect(await findComplaint(test.db, 'a')).toMatchObject({ duplicateOf: 'b' })
  const decision = { move: 'mark_duplicate', duplicateOf: 'c-1' } as const
  for (const complaintId of ['b', 'later'])
    expect(await decideTriage(test.db, { complaintId, decision }, anna)).toMatchObject({ ok: true })
  const messages = await test.db.selectFrom('complaintMessage').select(['complaintId', 'text']).execute()
  expect(messages).toEqual([{ complaintId: 'c-1', text: same.text }])
})
