import { describe, expect, test, vi } from 'vitest'
import { changeWebhookEndpoint } from '#commands/change-webhook-endpoint'
import { replayWebhookDelivery } from '#commands/replay-webhook-delivery'
import { listWebhookEndpoints } from '#db/webhook-endpoints'
import { retryDelaysMs } from '#domain/webhook-schedule'
import { createTestDatabase } from '#tests/setup/test-database'
import { quiet } from '#tests/workers/reviews'
import { openSink } from '#tests/workers/sink'
import {
  admin,
  claim,
  createEndpoint,
  day,
  deliverDue,
  list,
  now,
  plus,
  send,
  states,
  tell,
} from '#tests/workers/webhook-steps'
import { deliverWebhooks } from '#workers/handlers/deliver-webhooks'

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
    const tools = {
      db: test.db,
      send,
      log: quiet,
      zone: 'UTC',
      jobId: 'j',
      now: () => now,
      linkBase: 'https://assay.example',
    }
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
