import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { createWebhookEndpoint } from '#commands/create-webhook-endpoint'
import { rotateWebhookSecret } from '#commands/rotate-webhook-secret'
import { createTestDatabase } from '#tests/setup/test-database'
import { quiet } from '#tests/workers/reviews'
import { openSink } from '#tests/workers/sink'
import {
  admin,
  claim,
  createEndpoint,
  day,
  deliverDue,
  flat,
  list,
  now,
  plus,
  send,
  states,
  tell,
} from '#tests/workers/webhook-steps'
import { deliverWebhooks } from '#workers/handlers/deliver-webhooks'
import { createSender } from '#workers/webhooks/send'

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
    const tools = {
      db: test.db,
      send,
      log: quiet,
      zone: 'UTC',
      jobId: 'j',
      now: () => now,
      linkBase: 'https://assay.example',
    }
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
