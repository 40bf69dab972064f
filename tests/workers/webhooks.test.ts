import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test, vi } from 'vitest'
import { announce } from '#commands/announce'
import { changeWebhookEndpoint } from '#commands/change-webhook-endpoint'
import { createWebhookEndpoint } from '#commands/create-webhook-endpoint'
import { record } from '#commands/record'
import { removeWebhookEndpoint } from '#commands/remove-webhook-endpoint'
import { replayWebhookDelivery } from '#commands/replay-webhook-delivery'
import { rotateWebhookSecret } from '#commands/rotate-webhook-secret'
import type { Database } from '#db/client'
import { claimDeliveries, listDeliveries } from '#db/webhook-deliveries'
import { listWebhookEndpoints } from '#db/webhook-endpoints'
import { nextTry, parseRetryAfter, retryDelaysMs } from '#domain/webhook-schedule'
import { createTestDatabase } from '#tests/setup/test-database'
import { quiet } from '#tests/workers/reviews'
import { openSink } from '#tests/workers/sink'
import { deliverWebhooks } from '#workers/handlers/deliver-webhooks'
import { createSender } from '#workers/webhooks/send'

const now = new Date('2026-11-22T09:00:00Z')
const plus = (ms: number) => new Date(now.getTime() + ms)
const day = 86_400_000
const admin = { kind: 'person', id: 'admin' } as const
const send = createSender({ allowPrivate: true })

describe('delivering', () => {
  test('a delivery is signed so that Standard Webhooks accepts it, and names its subject', async () => {
    await using test = await createTestDatabase()
    await using sink = await openSink()
    const { secret } = await createEndpoint(test.db, sink.url)
    await tell(test.db, 1)
    await deliverDue(test.db, now)

    const [hook] = sink.received
    const body = new Webhook(secret).verify(hook?.body ?? '', flat(hook?.headers)) as { data: object }
    expect(body).toMatchObject({ type: 'review.withdrawn', timestamp: now.toISOString() })
    expect(body.data).toMatchObject({ subject: { kind: 'review', id: 'r1' }, wasPublic: true })
    expect(() => new Webhook(secret).verify(`${hook?.body} `, flat(hook?.headers))).toThrow()
    expect(await states(test.db)).toEqual(['delivered'])
  })

  test('after a change of the secret both signatures are sent for a day', async () => {
    await using test = await createTestDatabase()
    await using sink = await openSink()
    const { id, secret } = await createEndpoint(test.db, sink.url)
    const rotated = await rotateWebhookSecret(test.db, { id }, admin, now)
    if (!rotated.ok) throw new Error(rotated.refusal.reason)
    await tell(test.db, 1)
    await deliverDue(test.db, now)
    await tell(test.db, 1, 'later')
    await deliverDue(test.db, plus(day))

    const [during, afterwards] = sink.received
    for (const one of [secret, rotated.value.secret])
      new Webhook(one).verify(during?.body ?? '', flat(during?.headers))
    new Webhook(rotated.value.secret).verify(afterwards?.body ?? '', flat(afterwards?.headers))
    expect(() => new Webhook(secret).verify(afterwards?.body ?? '', flat(afterwards?.headers))).toThrow()
  })

  test('an endpoint hears only the types it asked for', async () => {
    await using test = await createTestDatabase()
    await using sink = await openSink()
    await createWebhookEndpoint(test.db, { url: sink.url, types: ['review.published'] }, admin, now)
    await tell(test.db, 3)
    await deliverDue(test.db, now)
    expect(sink.received).toHaveLength(0)
  })

  test('a redirect is not followed and counts as a failure', async () => {
    await using test = await createTestDatabase()
    await using target = await openSink()
    await using sink = await openSink((response) => response.writeHead(302, { location: target.url }).end())
    await createEndpoint(test.db, sink.url)
    await tell(test.db, 1)
    await deliverDue(test.db, now)
    expect(target.received).toHaveLength(0)
    expect(await list(test.db)).toMatchObject([
      { state: 'pending', lastStatus: 302, lastError: 'answered_302' },
    ])
  })

  test('the same job twice, or a worker that lost its lease, sends and counts once', async () => {
    await using test = await createTestDatabase()
    await using sink = await openSink()
    await createEndpoint(test.db, sink.url)
    await tell(test.db, 5)
    const [batch] = await claim(test.db, now)
    const tools = { db: test.db, send, log: quiet, zone: 'UTC', jobId: 'j', now: () => now }
    await Promise.all(Array.from({ length: 10 }, () => deliverWebhooks({ ids: batch?.ids ?? [] }, tools)))
    expect(sink.received).toHaveLength(5)
    expect(new Set(sink.received.map(({ headers }) => headers['webhook-id'])).size).toBe(5)
  })

  test('an endless answer is hung up on', async () => {
    await using sink = await openSink((response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write('x'.repeat(1_000)), 5)
      response.on('close', () => clearInterval(timer))
    })
    const outcome = await send(sink.url, {}, '{}')
    expect(outcome).toEqual({ status: 200, retryAfter: undefined })
  })
})

describe('failing', () => {
  test('a failing delivery is tried for three days with the same id, is dead then, and can be replayed', async () => {
    await using test = await createTestDatabase()
    let isBroken = true
    await using sink = await openSink((response) => void response.writeHead(isBroken ? 500 : 204).end())
    await createEndpoint(test.db, sink.url)
    await tell(test.db, 1)
    let at = now
    while ((await states(test.db))[0] === 'pending') {
      await deliverDue(test.db, at)
      at = (await list(test.db))[0]?.nextAt ?? at
    }
    expect(sink.received).toHaveLength(retryDelaysMs.length + 1)
    expect(new Set(sink.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(at.getTime() - now.getTime()).toBeGreaterThan(2.4 * day)
    expect(at.getTime() - now.getTime()).toBeLessThan(3.6 * day)

    isBroken = false
    const deliveryId = (await list(test.db))[0]?.id ?? ''
    expect(await replayWebhookDelivery(test.db, { deliveryId }, admin, at)).toEqual({
      ok: true,
      value: undefined,
    })
    await deliverDue(test.db, at)
    expect(await states(test.db)).toEqual(['delivered'])
    expect(await replayWebhookDelivery(test.db, { deliveryId }, admin, at)).toEqual({
      ok: false,
      refusal: { reason: 'not_dead' },
    })
  })

  test('410 switches an endpoint off at once', async () => {
    await using test = await createTestDatabase()
    await using sink = await openSink((response) => response.writeHead(410).end())
    const { id } = await createEndpoint(test.db, sink.url)
    await tell(test.db, 20)
    await deliverDue(test.db, now)
    expect((await listWebhookEndpoints(test.db))[0]?.disabledAt).toEqual(now)
    expect(new Set(await states(test.db))).toEqual(new Set(['dead']))
    await tell(test.db, 1, 'afterwards')
    expect(await states(test.db)).toHaveLength(20)
    await changeWebhookEndpoint(test.db, { id, disabled: false }, admin, now)
    expect((await listWebhookEndpoints(test.db))[0]).toMatchObject({ disabledAt: null, failingSince: null })
  })

  test('an endpoint that fails for five days is switched off, and one success in between forgives it', async () => {
    await using test = await createTestDatabase()
    let status = 500
    await using sink = await openSink((response) => void response.writeHead(status).end())
    await createEndpoint(test.db, sink.url)
    await tell(test.db, 1)
    await deliverDue(test.db, now)
    status = 204
    await deliverDue(test.db, plus(day))
    status = 500
    await tell(test.db, 1, 'b')
    await deliverDue(test.db, plus(4 * day))
    await deliverDue(test.db, plus(8 * day))
    expect((await listWebhookEndpoints(test.db))[0]?.disabledAt).toBeNull()
    await deliverDue(test.db, plus(9 * day + 1))
    expect((await listWebhookEndpoints(test.db))[0]?.disabledAt).toEqual(plus(9 * day + 1))
  })

  test('Retry-After is honoured', async () => {
    await using test = await createTestDatabase()
    await using sink = await openSink((response) => response.writeHead(429, { 'retry-after': '120' }).end())
    await createEndpoint(test.db, sink.url)
    await tell(test.db, 1)
    await deliverDue(test.db, now)
    expect((await list(test.db))[0]?.nextAt).toEqual(plus(120_000))
  })

  test('an endpoint that hangs delays nobody else', async () => {
    await using test = await createTestDatabase()
    await using hanging = await openSink(() => {})
    await using healthy = await openSink()
    await createEndpoint(test.db, hanging.url)
    await createEndpoint(test.db, healthy.url)
    await tell(test.db, 60)
    const jobs = await claim(test.db, now)
    expect(jobs).toHaveLength(2)
    const tools = { db: test.db, send, log: quiet, zone: 'UTC', jobId: 'j', now: () => now }
    const all = jobs.map(({ ids }) => deliverWebhooks({ ids }, tools))
    await vi.waitFor(() => expect(healthy.received).toHaveLength(50), 20_000)
    // Its last answers are still being noted when they have come; then the rest of its line is free.
    const next = await vi.waitFor(async () => {
      const [job] = await claim(test.db, now)
      if (!job) throw new Error('The healthy endpoint is still being served')
      return job
    }, 20_000)
    await deliverWebhooks({ ids: next.ids }, tools)
    expect(healthy.received).toHaveLength(60)
    await Promise.all(all)
    // It was given up on after the first few, not after every one of its batch.
    expect(hanging.received).toHaveLength(8)
  })

  test('a third of the requests failing, all is delivered in the end', async () => {
    await using test = await createTestDatabase()
    let count = 0
    await using sink = await openSink((response, { headers }) => {
      count++
      const fails = count % 3 === 0
      if (!fails) delivered.add(String(headers['webhook-id']))
      if (fails && count % 2 === 0) response.destroy()
      else response.writeHead(fails ? 503 : 200).end('thanks')
    })
    const delivered = new Set<string>()
    await createEndpoint(test.db, sink.url)
    await tell(test.db, 300)
    for (let minutes = 0; (await states(test.db)).includes('pending'); minutes++) {
      await deliverDue(test.db, plus(minutes * 60_000))
    }
    expect(delivered.size).toBe(300)
    expect(new Set(await states(test.db))).toEqual(new Set(['delivered']))
  })
})

describe('private addresses in production', () => {
  const production = createSender({ allowPrivate: false })
  const targets = [
    'http://127.0.0.1',
    'http://localhost',
    'http://0.0.0.0',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://[64:ff9b::7f00:1]',
    'http://2130706433',
    'http://0x7f.1',
    'http://0177.0.0.1',
    'http://127.1',
    'http://10.0.0.1',
    'http://172.16.0.1',
    'http://192.168.1.1',
    'http://169.254.169.254/latest/meta-data',
    'http://100.64.0.1',
    'http://[fc00::1]',
    'http://[fe80::1]',
    'https://127.0.0.1',
  ]
  test.each(targets)('%s is refused', async (url) => {
    expect(await production(url, {}, '{}')).toEqual({ status: null, error: 'private_address' })
  })

  test('nothing arrives at a listening server', async () => {
    await using sink = await openSink()
    await production(sink.url, {}, '{}')
    await production(sink.url.replace('127.0.0.1', 'localhost'), {}, '{}')
    expect(sink.received).toHaveLength(0)
  })
})

describe('managing endpoints', () => {
  test('addresses and secrets that cannot serve are refused', async () => {
    await using test = await createTestDatabase()
    const attempt = (more: object) =>
      createWebhookEndpoint(test.db, { url: 'https://shop.example/hook', ...more }, admin, now)
    expect(await attempt({ url: 'ftp://shop.example' })).toMatchObject({ refusal: { reason: 'bad_url' } })
    expect(await attempt({ url: 'https://user:pw@shop.example' })).toMatchObject({
      refusal: { reason: 'bad_url' },
    })
    expect(await attempt({ types: ['review.sold'] })).toMatchObject({ refusal: { reason: 'unknown_type' } })
    expect(await attempt({ secret: 'whsec_c2hvcnQ=' })).toMatchObject({ refusal: { reason: 'bad_secret' } })
    const own = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
    expect(await attempt({ secret: own })).toMatchObject({ ok: true, value: { secret: own } })
  })

  test('removing an endpoint takes its deliveries along and leaves a trace', async () => {
    await using test = await createTestDatabase()
    const { id } = await createEndpoint(test.db, 'https://shop.example/hook')
    await tell(test.db, 2)
    await removeWebhookEndpoint(test.db, { id }, admin, now)
    expect(await listWebhookEndpoints(test.db)).toEqual([])
    expect(await states(test.db)).toEqual([])
    const types = await test.db
      .selectFrom('event')
      .select('type')
      .where('subjectId', '=', id)
      .orderBy('id')
      .execute()
    expect(types.map(({ type }) => type)).toEqual(['webhook_endpoint_created', 'webhook_endpoint_removed'])
  })
})

describe('the schedule', () => {
  test('every delay is within a fifth of its own, and they end after about three days', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (attempts, chance) => {
          const delay = retryDelaysMs[attempts - 1]
          const at = nextTry(attempts, now, { chance })
          if (delay === undefined) return at === undefined
          const waited = (at?.getTime() ?? 0) - now.getTime()
          return waited >= Math.floor(delay * 0.8) && waited <= Math.ceil(delay * 1.2)
        },
      ),
    )
    expect(retryDelaysMs.reduce((sum, delay) => sum + delay, 0)).toBeLessThanOrEqual(3 * day)
  })

  test('a receiver can lengthen a delay, up to a day, and not shorten it', () => {
    const wait = (retryAfterMs: number) => nextTry(4, now, { chance: 0.5, retryAfterMs })?.getTime()
    expect(wait(1_000)).toBe(plus(30 * 60_000).getTime())
    expect(wait(2 * 3_600_000)).toBe(plus(2 * 3_600_000).getTime())
    expect(wait(1e12)).toBe(plus(day).getTime())
  })

  test.each([
    ['120', 120_000],
    ['Sun, 22 Nov 2026 09:01:00 GMT', 60_000],
    ['Sun, 22 Nov 2020 09:01:00 GMT', 0],
    ['soon', undefined],
    [undefined, undefined],
  ])('Retry-After %s means %s ms', (header, ms) => {
    expect(parseRetryAfter(header, now)).toBe(ms)
  })
})

async function createEndpoint(db: Database, url: string) {
  const made = await createWebhookEndpoint(db, { url }, admin, now)
  if (!made.ok) throw new Error(made.refusal.reason)
  return made.value
}

/** Has the marketplace be told of `count` withdrawals. */
async function tell(db: Database, count: number, prefix = 'r') {
  const data = {
    before: 'published',
    after: 'withdrawn',
    revision: 1,
    reason: null,
    wasPublic: true,
  } as const
  const events = Array.from({ length: count }, (_, index) => ({
    type: 'review_withdrawn' as const,
    subject: { kind: 'review' as const, id: `${prefix}${index + 1}` },
    data,
  }))
  await db.transaction().execute((tx) => record(tx, events, { actor: admin, at: now }))
  await announce(db, { limit: 1_000 }, now)
}

function claim(db: Database, at: Date) {
  const until = new Date(at.getTime() + 60_000)
  return db.transaction().execute((tx) => claimDeliveries(tx, { limit: 50, until }, at))
}

/** Claims and delivers what is due at that time, until nothing is. */
async function deliverDue(db: Database, at: Date) {
  const tools = { db, send, log: quiet, zone: 'UTC', jobId: 'j', now: () => at }
  for (let jobs = await claim(db, at); jobs.length > 0; jobs = await claim(db, at)) {
    await Promise.all(jobs.map(({ ids }) => deliverWebhooks({ ids }, tools)))
  }
}

async function list(db: Database) {
  const [endpoint] = await listWebhookEndpoints(db)
  return endpoint ? listDeliveries(db, endpoint.id, { limit: 1_000 }) : []
}

async function states(db: Database): Promise<string[]> {
  return (await list(db)).map(({ state }) => state)
}

function flat(headers: NodeJS.Dict<string | string[]> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}
