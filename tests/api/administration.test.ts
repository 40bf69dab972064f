import { expect, test } from 'vitest'
import { hashPassword } from '#app/web/credentials.ts'
import { openShiftedClock } from '#db/clock'
import { openListener } from '#db/listen'
import { serveApi } from '#tests/api/serve-api'

test('a webhook endpoint is made, read, changed, given a new secret and removed', async () => {
  await using api = await serveApi()
  const made = await api.call('POST', '/webhook-endpoints', { url: 'https://shop.test/hook' })
  expect(made.status).toBe(201)
  expect(made.body.secret).toMatch(/^whsec_/)
  const path = `/webhook-endpoints/${made.body.id}`

  expect((await api.call('GET', '/webhook-endpoints')).text).not.toContain('whsec_')
  expect((await api.call('GET', path)).body).toMatchObject({ url: 'https://shop.test/hook', types: null })
  const changed = await api.call('PATCH', path, { types: ['review.published'], disabled: true })
  expect(changed.body).toMatchObject({ types: ['review.published'], disabledAt: expect.any(String) })
  const rotated = await api.call('POST', `${path}/rotate`)
  expect(rotated.body.secret).not.toBe(made.body.secret)
  expect((await api.call('GET', `${path}/deliveries`)).body).toEqual({ items: [], next: null })
  expect((await api.call('DELETE', path)).status).toBe(204)
  expect((await api.call('GET', path)).status).toBe(404)

  for (const [wrong, field] of [
    [{ url: 'ftp://shop.test' }, 'url'],
    [{ url: 'https://shop.test', types: ['review.eaten'] }, 'types'],
    [{ url: 'https://shop.test', secret: 'short' }, 'secret'],
  ] as const) {
    const { status, body } = await api.call('POST', '/webhook-endpoints', wrong)
    expect([status, body.errors[0].path]).toEqual([422, field])
  }
})

test('the clock is moved forwards only, and not at all in production', async () => {
  await using api = await serveApi()
  const listener = await openListener(api.url)
  try {
    api.services.clock = await openShiftedClock(api.db, listener)
    const { now } = (await api.call('GET', '/clock')).body
    const later = new Date(Date.parse(now) + 14 * 86_400_000).toISOString()
    expect((await api.call('PUT', '/clock', { now: later })).body).toEqual({ now: later })
    const read = await api.call('GET', '/clock')
    expect(Date.parse(read.body.now)).toBeGreaterThanOrEqual(Date.parse(later))
    const back = await api.call('PUT', '/clock', { now })
    expect([back.status, back.body.code]).toEqual([409, 'backwards'])
    api.services.environment = { ...api.services.environment, mode: 'production' }
    expect((await api.call('GET', '/clock')).body.code).toBe('not_in_production')
    expect((await api.call('PUT', '/clock', { now: later })).status).toBe(403)
  } finally {
    await listener.close()
  }
})

test('signing in gives a token; guessing is throttled with Retry-After', async () => {
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
  const signIn = (password: string) =>
    api.call('POST', '/session', { email: 'mira@test', password }, { token: '' })

  const signedIn = await signIn('right')
  expect(signedIn.body).toMatchObject({
    token: expect.any(String),
    user: { name: 'Mira', role: 'moderator' },
  })
  const asMira = await api.call('GET', '/reviews', undefined, { token: signedIn.body.token })
  expect(asMira.status).toBe(200)

  const guesses = []
  for (let n = 0; n < 11; n++) guesses.push(await signIn('wrong'))
  expect(guesses[0]?.status).toBe(401)
  expect(guesses.at(-1)?.body.code).toBe('throttled')
  expect(Number(guesses.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
})
