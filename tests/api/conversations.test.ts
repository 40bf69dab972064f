import { expect, test } from 'vitest'
import { serveApi } from '#tests/api/serve-api'
import { addOrder, addReview, addSeller } from '#tests/setup/reviews'

type Api = Awaited<ReturnType<typeof serveApi>>

/** Everything a list gives, page by page, by the field that names an item. */
async function readAll(api: Api, path: string, name: string): Promise<string[]> {
  const seen: string[] = []
  for (let after = ''; ; ) {
    const { body } = await api.call('GET', `${path}limit=2&after=${after}`)
    seen.push(...body.items.map((item: Record<string, string>) => item[name]))
    if (!body.next) return seen
    after = body.next
  }
}

test('replies are read with what was found in them, and a draft by nobody', async () => {
  await using api = await serveApi()
  await addSeller(api.db, 'a')
  for (const n of [1, 2, 3]) await addReview(api.db, { id: `r${n}`, sellerId: 'a', state: 'published' })
  const reply = (n: number, text: string) => ({
    ...{ id: `p${n}`, reviewId: `r${n}`, sellerId: 'a', text },
    createdAt: '2026-11-20T10:00:00Z',
  })
  const tied = 'We refund 100 % once you remove the review.'
  await api.call('POST', '/replies', [reply(1, 'Thank you.'), reply(2, 'Sorry.'), reply(3, tied)])
  const at = new Date()
  const begun = {
    ...reply(1, 'Not yet'),
    id: 'draft',
    state: 'draft',
    createdAt: at,
    receivedAt: at,
  } as const
  await api.ownerDb
    .insertInto('reply')
    .values({ ...begun, contentDigest: Buffer.alloc(32) })
    .execute()

  expect(await readAll(api, '/replies?', 'id')).toEqual(['p3', 'p2', 'p1'])
  expect(await readAll(api, '/replies?sellerId=a&state=published&', 'id')).toEqual(['p2', 'p1'])
  expect(await readAll(api, '/replies?reviewId=r3&', 'id')).toEqual(['p3'])
  const read = await api.call('GET', '/replies/p3')
  expect(read.body).toMatchObject({
    state: 'queued',
    revision: 1,
    text: tied,
    flaws: [{ kind: 'tied_offer' }],
  })
  expect((await api.call('GET', '/replies/draft')).status).toBe(404)
  expect((await api.call('GET', '/replies?state=draft')).status).toBe(422)
  expect((await api.call('GET', '/replies?after=nonsense')).status).toBe(422)
})

test('whom a seller has asked is read with the share, and whether the unhappy are left out', async () => {
  await using api = await serveApi()
  await addSeller(api.db, 'a')
  for (const n of [1, 2, 3, 4]) await addOrder(api.db, { id: `o${n}`, sellerId: 'a', buyerId: `b${n}` })
  const recent = new Date(Date.now() - 86_400_000)
  const days = { placedAt: recent, deliveredAt: recent }
  await api.ownerDb.updateTable('customerOrder').set(days).execute()
  const asked = await api.call('POST', '/review-requests', { sellerId: 'a', orderIds: ['o1', 'o2', 'o3'] })
  expect(asked.body.requested).toHaveLength(3)

  expect(await readAll(api, '/review-requests?', 'orderId')).toEqual(['o3', 'o2', 'o1'])
  expect(await readAll(api, '/review-requests?sellerId=another&', 'orderId')).toEqual([])
  expect((await api.call('GET', '/sellers/a/review-requests')).body).toEqual({
    ...{ sellerId: 'a', days: 90, invited: 3, others: 1, invitedShare: 0.75 },
    ...{ troubledShareInvited: 0, troubledShareOthers: 0, verdict: 'too_few', signal: null },
  })
  expect((await api.call('GET', '/sellers/nobody/review-requests')).status).toBe(404)
})

test('cases about honesty are read without what the author answered', async () => {
  await using api = await serveApi()
  await addSeller(api.db, 'a')
  for (const n of [1, 2, 3]) {
    const reviewId = await addReview(api.db, { id: `r${n}`, sellerId: 'a', authorId: 'author' })
    const asked = {
      reviewId,
      sellerId: 'a',
      authorId: 'author',
      language: 'en',
      change: 'withdrawn',
    } as const
    const { id: questionId } = await api.ownerDb
      .insertInto('changeQuestion')
      .values({
        ...{ ...asked, revision: 1, ratingBefore: 1, askedAt: new Date() },
        ...{ answer: 'rewarded' as const, answeredAt: new Date() },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const openedAt = new Date('2026-11-20T10:00:00Z')
    const opened = { kind: 'coerced_change', sellerId: 'a', reviewId, questionId, openedAt } as const
    await api.ownerDb.insertInto('integrityCase').values(opened).execute()
  }
  expect((await readAll(api, '/integrity-cases?', 'reviewId')).sort()).toEqual(['r1', 'r2', 'r3'])
  expect(await readAll(api, '/integrity-cases?state=confirmed&', 'id')).toEqual([])
  const list = await api.call('GET', '/integrity-cases?sellerId=a&state=open')
  const read = await api.call('GET', `/integrity-cases/${list.body.items[0].id}`)
  expect(read.body).toEqual(list.body.items[0])
  for (const secret of ['author', 'rewarded']) expect(list.text + read.text).not.toContain(secret)
  const foreign = Buffer.from('["2026-11-20T10:00:00.000Z","r1"]').toString('base64url')
  expect((await api.call('GET', `/integrity-cases?after=${foreign}`)).status).toBe(422)
})
