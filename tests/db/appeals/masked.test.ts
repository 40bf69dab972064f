import { expect, test } from 'vitest'
import { decideAppeal } from '#commands/appeals/decide-appeal'
import type { Database } from '#db/client'
import { appealed, at, decide, later, lookAt } from '#tests/setup/hearing'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

const text = 'Came late. Call me: +380 67 123 45 67'

/** An appeal about a rejected, masked or hidden review that names a number, seen through. */
async function heard(db: Database, action: 'reject' | 'redact' | 'hide' = 'reject') {
  const { iryna, reviewId, appealId } = await appealed(db, action)
  await db.updateTable('review').set({ text }).where('id', '=', reviewId).execute()
  await lookAt(db, appealId, iryna)
  const overturn = (of: { shown?: 'whole' | 'masked'; words?: string[]; isLook?: boolean }) =>
    decideAppeal(db, { zone, ...at(appealId, 3), ...decide('overturned'), ...of }, iryna, later(3))
  const review = () =>
    db
      .selectFrom('review')
      .select(['state', 'publishedRevision', 'publishedText'])
      .where('id', '=', reviewId)
      .executeTakeFirstOrThrow()
  return { overturn, review }
}

test('a rejected review that names a number is not published again before somebody says how', async () => {
  await using test = await createTestDatabase()
  const { overturn, review } = await heard(test.ownerDb)
  expect(await overturn({})).toMatchObject({ refusal: { reason: 'shown_required' } })
  expect(await review()).toMatchObject({ state: 'rejected' })
  expect(await overturn({ shown: 'whole' })).toMatchObject({ value: { state: 'overturned' } })
  expect(await review()).toEqual({ state: 'published', publishedRevision: 1, publishedText: null })
})

test('it is published masked, which its author is told with reasons', async () => {
  await using test = await createTestDatabase()
  const { overturn, review } = await heard(test.ownerDb)
  const looked = await overturn({ shown: 'masked', isLook: true })
  expect(looked).toMatchObject({
    value: { letters: [{ title: 'Your appeal was right: the decision is taken back' }, { to: 'person' }] },
  })
  expect(await review()).toMatchObject({ state: 'rejected' })
  expect(await overturn({ shown: 'masked' })).toMatchObject({ value: { state: 'overturned' } })
  expect(await review()).toEqual({
    ...{ state: 'published_redacted', publishedRevision: 1 },
    publishedText: 'Came late. Call me: ████ ██ ███ ██ ██',
  })
  const told = await test.ownerDb.selectFrom('statement').select(['kind', 'body']).execute()
  expect(told.map(({ kind }) => kind)).toContain('review_redacted')
  const answer = told.find(({ kind }) => kind === 'appeal_decided')
  expect(answer?.body).toContain('places of it that are not for readers are masked')
})

test('who judges a masking chooses between the whole text and other places masked', async () => {
  await using test = await createTestDatabase()
  const { overturn, review } = await heard(test.ownerDb, 'redact')
  expect(await overturn({})).toMatchObject({ refusal: { reason: 'shown_required' } })
  expect(await overturn({ shown: 'masked' })).toMatchObject({ value: { state: 'overturned' } })
  expect(await review()).toEqual({
    ...{ state: 'published_redacted', publishedRevision: 1 },
    publishedText: 'Came late. Call me: ████ ██ ███ ██ ██',
  })
  const answer = await test.ownerDb
    .selectFrom('statement')
    .select('body')
    .where('kind', '=', 'appeal_decided')
    .executeTakeFirst()
  expect(answer?.body).toContain('less or other places masked')
})

test('a masking is not overturned into itself', async () => {
  await using test = await createTestDatabase()
  const { overturn, review } = await heard(test.ownerDb, 'redact')
  const { publishedText } = await review()
  await test.ownerDb
    .updateTable('review')
    .set({ publishedText: 'Came late. Call me: ████ ██ ███ ██ ██' })
    .where('publishedText', '=', publishedText ?? '')
    .execute()
  expect(await overturn({ shown: 'masked' })).toMatchObject({ refusal: { reason: 'masked_alike' } })
  expect(await overturn({ shown: 'whole' })).toMatchObject({ value: { state: 'overturned' } })
})

test('an appeal against hiding a review that names a number is won by saying how it is shown', async () => {
  await using test = await createTestDatabase()
  const { overturn, review } = await heard(test.ownerDb, 'hide')
  expect(await overturn({})).toMatchObject({ refusal: { reason: 'shown_required' } })
  expect(await overturn({ shown: 'masked' })).toMatchObject({ value: { state: 'overturned' } })
  expect(await review()).toEqual({
    ...{ state: 'published_redacted', publishedRevision: 1 },
    publishedText: 'Came late. Call me: ████ ██ ███ ██ ██',
  })
  const { effects } = await test.ownerDb.selectFrom('appeal').select('effects').executeTakeFirstOrThrow()
  expect(effects).toEqual(['published_masked', 'metrics'])
  const open = await test.ownerDb.selectFrom('workItem').select('id').where('closedAt', 'is', null).execute()
  expect(open).toEqual([])
})

test('what was hidden with places masked comes back so, and nobody is asked how', async () => {
  await using test = await createTestDatabase()
  const { overturn, review } = await heard(test.ownerDb, 'hide')
  const publishedText = 'Came late. Call me: ████ ██ ███ ██ ██'
  await test.ownerDb.updateTable('review').set({ publishedText }).execute()
  expect(await overturn({})).toMatchObject({ value: { state: 'overturned' } })
  expect(await review()).toEqual({ state: 'published_redacted', publishedRevision: 1, publishedText })
})
