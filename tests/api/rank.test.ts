import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveApi } from '#tests/api/serve-api'
import { addPerson } from '#tests/db/measures/people'
import { addQualityRun, addSellerQuality } from '#tests/setup/quality'
import { addSeller } from '#tests/setup/reviews'

let now = new Date('2026-11-26T12:00:00Z')
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)

let api: Awaited<ReturnType<typeof serveApi>>
let managerId: string

beforeAll(async () => {
  api = await serveApi({ clock: { now: () => now } })
  for (const id of ['good', 'limited', 'part', 'out', 'rank']) await addSeller(api.db, id)
  managerId = (await addPerson(api.db, 'quality_manager')).id
  const runId = await addQualityRun(api.db)
  await addSellerQuality(api.db, runId, [
    { sellerId: 'good', negatives: 2, grade: 'A' },
    { sellerId: 'limited', negatives: 12, grade: 'D' },
    { sellerId: 'part', negatives: 5, grade: null },
  ])
  await impose('limited', { step: 'rank_limit', factor: 0.5, until: inDays(30) })
  await impose('limited', { step: 'warning', until: inDays(90) })
  await impose('part', { step: 'partial_exclusion', categories: ['toys', 'games'], until: inDays(10) })
  await api.db
    .insertInto('exclusion')
    .values({
      ...{ sellerId: 'out', state: 'immediate_stop', reasonCodes: ['safety'], zone: 'Europe/Kyiv' },
      ...{ openedAt: new Date(), stoppedBy: managerId, stoppedAt: new Date() },
    })
    .execute()
}, 60_000)
afterAll(() => api?.[Symbol.asyncDispose]())

type Imposed = { factor?: number; categories?: string[]; until: Date } & {
  step: 'warning' | 'rank_limit' | 'partial_exclusion'
}

async function impose(sellerId: string, measure: Imposed) {
  const common = { ground: 'other_rule' as const, explanation: 'x', skipped: [], strikeUntil: inDays(180) }
  await api.db
    .insertInto('measure')
    .values({ sellerId, ...common, imposedBy: managerId, imposedAt: now, ...measure })
    .execute()
}

const ask = (ids: string, headers: Record<string, string> = {}) =>
  api.call('GET', `/sellers/rank?ids=${ids}`, undefined, { headers })

test('each seller asked for is answered in the order asked, with standing, tier, rating and limits', async () => {
  const { status, body } = await ask('limited,nobody,good,part,out,good')
  expect(status).toBe(200)
  const asOf = now.toISOString()
  const nothing = { tier: null, serviceRating: null, limits: [], asOf }
  expect(body.items).toMatchObject([
    {
      id: 'limited',
      standing: 'limited',
      tier: 'D',
      serviceRating: { n: 100, computedAt: '2026-11-26T01:02:00.000Z' },
      limits: [{ factor: 0.5, until: inDays(30).toISOString() }],
    },
    { id: 'nobody', standing: 'unknown', ...nothing },
    { id: 'good', standing: 'listed', tier: 'A', limits: [], asOf },
    { id: 'part', standing: 'partly_excluded', categories: ['games', 'toys'], ...nothing },
    { id: 'out', standing: 'excluded', ...nothing },
  ])
  const [limited, , good] = body.items
  expect(good.serviceRating.score).toBeGreaterThan(limited.serviceRating.score)
  for (const { serviceRating } of [limited, good]) {
    expect(serviceRating.low).toBeLessThan(serviceRating.score)
    expect(serviceRating.high).toBeGreaterThan(serviceRating.score)
  }
})

test('nothing new is 304 without a body, whatever the time; a change is not', async () => {
  const first = await ask('good,limited')
  expect(first.headers.get('cache-control')).toBe('private, max-age=15')
  const etag = first.headers.get('etag') ?? ''
  expect(etag).toMatch(/^W\/"/)
  now = inDays(1)
  const second = await ask('good,limited', { 'if-none-match': `"other", ${etag}` })
  expect([second.status, second.text, second.headers.get('etag')]).toEqual([304, '', etag])
  expect(second.headers.get('content-type')).toBeNull()
  expect((await ask('limited,good', { 'if-none-match': etag })).status).toBe(200)

  now = inDays(30)
  const later = await ask('good,limited', { 'if-none-match': etag })
  expect(later.status).toBe(200)
  expect(later.body.items[1]).toMatchObject({ id: 'limited', standing: 'listed', limits: [] })
})

test('at most 200 sellers are asked for, and ids that can be ones', async () => {
  const many = Array.from({ length: 200 }, (_, at) => `s-${at}`).join(',')
  expect((await ask(many)).body.items).toHaveLength(200)
  for (const ids of [`${many},one-more`, '', 'a,,b', 'x'.repeat(129)])
    expect([ids.slice(0, 9), (await ask(ids)).status]).toEqual([ids.slice(0, 9), 422])
  expect((await api.call('GET', '/sellers/rank')).status).toBe(422)
})

test('it is the feed that answers under its address, never a seller of that name', async () => {
  expect((await ask('rank')).body.items).toMatchObject([{ id: 'rank', standing: 'listed' }])
  expect((await api.call('GET', '/sellers/rank')).body.id).toBeUndefined()
  const { status, headers } = await api.call('POST', '/sellers/rank', {})
  expect([status, headers.get('allow')]).toEqual([405, 'GET'])
})
