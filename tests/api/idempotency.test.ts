import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { hashPassword } from '#app/web/credentials.ts'
import { serveApi } from '#tests/api/serve-api'
import { untilSomeoneWaitsForALock } from '#tests/setup/test-database'

const review = (id: string) => ({
  id,
  sellerId: 's1',
  rating: 4,
  text: 'Arrived in two days.',
  createdAt: '2026-03-01T10:00:00Z',
  author: { id: 'a1' },
})
const withKey = (key: string = randomUUID()) => ({ headers: { 'idempotency-key': key } })

test('the same key and body get the first answer again, to the byte', async () => {
  await using api = await serveApi()
  const key = withKey()
  const rows = [review('r1'), { id: 'half \ud83d \0' }]

  const first = await api.call('POST', '/reviews', rows, key)
  const second = await api.call('POST', '/reviews', rows, key)

  expect([second.status, second.text]).toEqual([first.status, first.text])
  expect(first.body).toMatchObject({ accepted: 1 })
  expect([first, second].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true'])
})

test('another body is refused, and another route or sender is another key', async () => {
  await using api = await serveApi()
  const key = withKey()
  await api.call('POST', '/reviews', review('r1'), key)

  const other = await api.call('POST', '/reviews', review('r2'), key)
  expect([other.status, other.body.code]).toEqual([409, 'idempotency_mismatch'])
  expect((await api.call('POST', '/replies', review('r1'), key)).status).toBe(202)
  const token = await api.makeKey(['intake'])
  expect((await api.call('POST', '/reviews', review('r1'), { ...key, token })).body.duplicates).toBe(1)
})

test('a row stamped anew when it is sent again is the same request', async () => {
  await using api = await serveApi()
  const key = withKey()
  const first = await api.call(
    'POST',
    '/reviews',
    { ...review('r1'), createdAt: '2026-11-20T10:00:00.000Z' },
    key,
  )
  const again = await api.call(
    'POST',
    '/reviews',
    { ...review('r1'), createdAt: '2026-11-20T10:00:00.150Z' },
    key,
  )
  expect([again.status, again.text]).toEqual([first.status, first.text])
})

test('a key that is too long is told, and a refusal is an answer too', async () => {
  await using api = await serveApi()
  const long = await api.call('POST', '/reviews', review('r1'), withKey('x'.repeat(256)))
  expect([long.status, long.body.errors[0].path]).toEqual([422, 'Idempotency-Key'])
  const key = withKey()
  expect((await api.call('POST', '/reviews', '{', key)).status).toBe(400)
  const again = await api.call('POST', '/reviews', '{', key)
  expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([400, 'true'])
})

test('who comes while the first is being worked on waits for its answer', async () => {
  await using api = await serveApi()
  const key = withKey()
  // Somebody else holds the audit's heads, so that the first request cannot finish.
  const other = await api.ownerDb.startTransaction().execute()
  await other.selectFrom('auditChain').select('chain').forUpdate().execute()

  const first = api.call('POST', '/reviews', review('r1'), key)
  await untilSomeoneWaitsForALock(api)
  const others = [1, 2, 3].map(() => api.call('POST', '/reviews', review('r1'), key))
  await new Promise((resolve) => setTimeout(resolve, 200))
  await other.rollback().execute()

  const answers = await Promise.all([first, ...others])
  expect(answers.map(({ body }) => body.accepted)).toEqual([1, 1, 1, 1])
  expect(answers.map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([
    null,
    'true',
    'true',
    'true',
  ])
})

test('a claim without an answer is waited for, and taken over when its process must be dead', async () => {
  await using api = await serveApi()
  const key = withKey()
  await api.call('POST', '/reviews', review('r1'), key)
  const claimedAt = (seconds: number) =>
    sql`update idempotency set status = null, answer = null,
      created_at = ${new Date(Date.now() - seconds * 1000)}`.execute(api.db)

  await claimedAt(30)
  const waited = await api.call('POST', '/reviews', review('r1'), key)
  expect([waited.status, waited.body.code, waited.headers.get('retry-after')]).toEqual([
    409,
    'in_progress',
    '1',
  ])

  await claimedAt(61)
  expect((await api.call('POST', '/reviews', review('r1'), key)).body).toMatchObject({ duplicates: 1 })
})

test('after a day a key is free again', async () => {
  let now = new Date()
  await using api = await serveApi({ clock: { now: () => now } })
  const key = withKey()
  await api.call('POST', '/reviews', review('r1'), key)
  now = new Date(now.getTime() + 24 * 3_600_000 + 1)
  expect((await api.call('POST', '/reviews', review('r2'), key)).body).toMatchObject({ accepted: 1 })
})

test('an answer with a secret is given again and cannot be read from the table', async () => {
  await using api = await serveApi()
  await api.db
    .insertInto('account')
    .values({
      email: 'mira@test',
      name: 'Mira',
      role: 'moderator',
      passwordHash: await hashPassword('right'),
      sellerId: null,
      disabledAt: null,
      createdAt: new Date(),
    })
    .execute()
  const key = withKey()
  const signIn = (password: string) =>
    api.call('POST', '/session', { email: 'mira@test', password }, { ...key, token: '' })

  expect((await signIn('wrong')).status).toBe(401)
  const first = await signIn('right')
  const second = await signIn('right')

  expect(first.status).toBe(201)
  expect(second.body).toEqual(first.body)
  const kept = JSON.stringify(await api.db.selectFrom('idempotency').selectAll().execute())
  expect(kept).not.toContain(first.body.token)
})
