import { describe, expect, test } from 'vitest'
import { createWebhookEndpoint } from '#commands/create-webhook-endpoint'
import { removeWebhookEndpoint } from '#commands/remove-webhook-endpoint'
import { listWebhookEndpoints } from '#db/webhook-endpoints'
import { createTestDatabase } from '#tests/setup/test-database'
import { admin, createEndpoint, now, states, tell } from '#tests/workers/webhook-steps'

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
