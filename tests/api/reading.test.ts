import { expect, test } from 'vitest'
import { connect } from '#db/client'
import { queueReview } from '#tests/api/queued-review'
import { serveApi } from '#tests/api/serve-api'

const review = (n: number) => ({
  id: `r${n}`,
  sellerId: `s${n % 2}`,
  rating: 4,
  text: `Parcel ${n}`,
  // Several share an instant, so that the order within it counts.
  createdAt: `2026-03-0${1 + (n % 3)}T10:00:00Z`,
  author: { id: 'a1' },
})

test('lists are paged by cursor without gaps or repeats', async () => {
  await using api = await serveApi()
  await api.call(
    'POST',
    '/reviews',
    Array.from({ length: 23 }, (_, n) => review(n)),
  )
  const seen: string[] = []
  for (let after = ''; ; ) {
    const { body } = await api.call('GET', `/reviews?limit=5&after=${after}`)
    seen.push(...body.items.map((item: { id: string }) => item.id))
    if (!body.next) break
    after = body.next
  }
  expect(seen).toHaveLength(23)
  expect(new Set(seen).size).toBe(23)
  expect((await api.call('GET', '/reviews?sellerId=s1&state=received')).body.items).toHaveLength(11)
  expect((await api.call('GET', '/reviews?state=&sellerId=')).body.items).toHaveLength(23)
})

test.each(['/reviews?after=nonsense', '/reviews?limit=0', '/reviews?limit=201', '/reviews?limit=x'])(
  '%s is told as 422 with its field',
  async (path) => {
    await using api = await serveApi()
    const { status, body } = await api.call('GET', path)
    expect([status, body.code]).toEqual([422, 'invalid'])
    expect(['after', 'limit']).toContain(body.errors[0].path)
  },
)

test('a broken cursor of every list is 422', async () => {
  await using api = await serveApi()
  for (const path of ['/sellers', '/events']) {
    expect((await api.call('GET', `${path}?after=%00`)).status).toBe(422)
  }
})

test('whose fault it was is said by a person, and read with what readers can be shown', async () => {
  await using api = await serveApi()
  await queueReview(api.db, 'r1')
  const { token } = await api.makePerson('senior')
  const said = {
    fault: 'platform',
    note: 'Our site was down.',
    seenFault: null,
    requestKey: crypto.randomUUID(),
  }
  const say = (body: object) => api.call('POST', '/reviews/r1/fault', { ...said, ...body }, { token })
  expect((await api.call('GET', '/reviews/r1')).body.fault).toBeNull()
  expect((await say({})).body).toMatchObject({ code: 'not_allowed', reason: 'not_shown' })
  await api.ownerDb
    .updateTable('review')
    .set({ state: 'published', publishedRevision: 1 })
    .where('id', '=', 'r1')
    .execute()
  expect((await say({})).body).toEqual({ fault: 'platform', countsAgainstSeller: false })
  expect((await say({})).status).toBe(200)
  const other = { requestKey: crypto.randomUUID() }
  expect((await say(other)).body.code).toBe('changed_meanwhile')
  expect((await say({ ...other, fault: 'nobody' })).status).toBe(422)
  const read = await api.call('GET', '/reviews/r1', undefined, { headers: { 'accept-language': 'uk' } })
  expect(read.body.fault).toMatchObject({ fault: 'platform', label: 'Провина маркетплейсу, а не продавця' })
  expect(read.body.platformAnswer).toBeNull()
})

test('a review is read with its signals in the reader’s language', async () => {
  await using api = await serveApi()
  await queueReview(api.db, 'r1')
  const { body } = await api.call('GET', '/reviews/r1')
  expect(body).toMatchObject({
    id: 'r1',
    sellerId: 's1',
    rating: 2,
    state: 'queued',
    version: 2,
    authenticity: 'unknown',
    fakeProbability: 0.7,
    signals: [{ name: 'no_order', strength: 0.4, contribution: 0.3, facts: ['Order o-17 is not known.'] }],
    decision: null,
    dueAt: null,
    history: [{ type: 'review_received', by: 'marketplace' }],
  })
  const inUkrainian = await api.call('GET', '/reviews/r1', undefined, {
    headers: { 'accept-language': 'uk, en;q=0.5' },
  })
  expect(inUkrainian.body.signals[0].facts[0]).toMatch(/Замовлення.*o-17/)
})

test('who moderates is named to colleagues and never to a marketplace’s key', async () => {
  await using api = await serveApi()
  await queueReview(api.db, 'r1')
  const mira = await api.makePerson('moderator', 'Mira')
  const command = {
    action: 'reject',
    reasonCode: 'advertising',
    seenVersion: 2,
    requestKey: crypto.randomUUID(),
  }
  const decided = await api.call('POST', '/reviews/r1/decisions', command, { token: mira.token })
  expect(decided.status).toBe(201)

  const toKey = await api.call('GET', '/reviews/r1')
  expect(toKey.text).not.toContain('Mira')
  expect(toKey.body.decision).toMatchObject({ action: 'reject', by: 'moderator', automated: false })
  expect(toKey.body.history.at(-1)).toMatchObject({ type: 'review_decided', by: 'moderator' })
  const toColleague = await api.call('GET', '/reviews/r1', undefined, { token: mira.token })
  expect(toColleague.body.decision.by).toBe('Mira')
  expect(toColleague.body.history.at(-1).by).toBe('Mira')

  const decision = await api.call('GET', `/decisions/${decided.body.id}`)
  expect(decision.body).toMatchObject({ subject: { kind: 'review', id: 'r1' }, by: 'moderator' })
})

test('sellers are read one by one and as a list', async () => {
  await using api = await serveApi()
  const seller = (id: string, category: string) => ({
    id,
    name: `Shop ${id}`,
    category,
    joinedAt: '2024-01-01T00:00:00Z',
  })
  await api.call('POST', '/sellers', [seller('s1', 'books'), seller('s2', 'toys'), seller('s3', 'books')])
  expect((await api.call('GET', '/sellers/s1')).body).toEqual({
    id: 's1',
    name: 'Shop s1',
    category: 'books',
    joinedAt: '2024-01-01T00:00:00.000Z',
    catalogue: 'listed',
    quality: null,
    exclusion: null,
  })
  const first = await api.call('GET', '/sellers?category=books&limit=1')
  const second = await api.call('GET', `/sellers?category=books&limit=1&after=${first.body.next}`)
  expect([first, second].map(({ body }) => body.items[0].id)).toEqual(['s1', 's3'])
  expect(second.body.next).toBeNull()
  expect((await api.call('GET', '/sellers?catalogue=excluded')).body.items).toEqual([])
})

test('unknown things and addresses are 404, other methods 405', async () => {
  await using api = await serveApi()
  for (const path of ['/reviews/none', '/sellers/none', '/decisions/none', '/nothing', '/reviews/%00']) {
    const { status, body } = await api.call('GET', path)
    expect([path, status, body.code]).toEqual([path, 404, 'not_found'])
  }
  const wrong = await api.call('DELETE', '/reviews')
  expect([wrong.status, wrong.body.code, wrong.headers.get('allow')]).toEqual([
    405,
    'method_not_allowed',
    'POST, GET',
  ])
  expect((await api.call('GET', '/reviews/%E0%A4%A')).body.code).toBe('unreadable_url')
})

test('health needs no credential', async () => {
  await using api = await serveApi()
  const { status, body } = await api.call('GET', '/health', undefined, { token: '' })
  expect([status, body]).toEqual([
    200,
    { status: 'ok', database: 'ok', queue: 'ok', oldestUnscreenedSeconds: 0 },
  ])
})

test('a database that is away is 503 with Retry-After, and health says so', async () => {
  await using api = await serveApi({ db: connect('postgres://assay@127.0.0.1:1/assay') })
  const health = await api.call('GET', '/health', undefined, { token: '' })
  expect([health.status, health.body.status]).toEqual([503, 'unavailable'])
  const list = await api.call('GET', '/reviews')
  expect([list.status, list.headers.get('retry-after')]).toEqual([503, '2'])
  const single = await api.call('POST', '/reviews', review(1))
  expect([single.status, single.body.code]).toEqual([503, 'unavailable'])
})

test('the page of the API is served from here and runs nothing inline', async () => {
  await using api = await serveApi()
  const page = await (await fetch(`${api.base}/api/docs`)).text()
  expect(page).not.toMatch(/<script>|style="|\son\w+=|https?:\/\//)
  for (const [, path] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
    expect((await fetch(`${api.base}${path}`)).status).toBe(200)
  }
  const { body } = await api.call('GET', '/openapi.json', undefined, { token: '' })
  expect(body.openapi).toMatch(/^3\.1/)
})
