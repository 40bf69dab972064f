import type { ServerResponse } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import type { UnscreenedReview } from '#db/screenings'
import { openSink } from '#tests/workers/sink'
import { openExternalModel } from '#workers/external/ask'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const at = new Date('2026-11-22T09:00:00Z')

function reviewOf(id: string): UnscreenedReview {
  const order = { orderId: null, orderSellerId: null, buyerId: null, placedAt: null, deliveredAt: null }
  const hashes = { hasDevice: false, hasAddress: false, hasPayment: false, wasScreened: false }
  return {
    ...{ id, revision: 1, direction: 'buyer_to_seller', sellerId: 's', category: null, authorId: 'a' },
    ...{ authorRegisteredAt: null, rating: 5, title: null, text: 'Fine', language: 'en', createdAt: at },
    ...{ receivedAt: at, ...order, ...hashes },
  }
}
const batch = ['r1', 'r2', 'r3'].map(reviewOf)
const open = (
  url: string,
  { timeoutMs = 5_000, clock = () => 0 }: { timeoutMs?: number; clock?: () => number } = {},
) => openExternalModel({ url, secret, timeoutMs }, { allowPrivate: true, clock })
const missing = (told: Awaited<ReturnType<ReturnType<typeof open>>>) => told.map((one) => one.missing)

test('a batch is one signed request, and each answer is kept with its review', async () => {
  await using sink = await openSink((response) => {
    const signals = batch.map(({ id }, place) => ({
      id,
      probability: place / 2,
      explanation: `because ${id}`,
    }))
    response.end(JSON.stringify({ signals }))
  })
  const told = await open(sink.url)(batch)

  expect(told).toEqual(
    ['r1', 'r2', 'r3'].map((reviewId, place) => ({
      ...{ reviewId, source: 'fetched', name: 'marketplace' },
      ...{ probability: place / 2, explanation: `because ${reviewId}`, missing: null },
    })),
  )
  expect(sink.received).toHaveLength(1)
  const [{ headers, body } = { headers: {}, body: '' }] = sink.received
  // Throws where the signature is wrong.
  new Webhook(secret).verify(body, headers as Record<string, string>)
  expect(JSON.parse(body)).toMatchObject({
    reviews: [{ id: 'r1', text: 'Fine', author: { id: 'a' } }, {}, {}],
  })
})

test('whoever is left out, misread or made up is not answered; the rest are', async () => {
  await using sink = await openSink((response) => {
    const signals = [
      { id: 'r1', probability: 0.9 },
      { id: 'r2', probability: 7 },
      { id: 'other', probability: 1 },
      null,
    ]
    response.end(JSON.stringify({ signals }))
  })
  const told = await open(sink.url)(batch)
  expect(told.map(({ reviewId, probability, missing }) => [reviewId, probability, missing])).toEqual([
    ['r1', 0.9, null],
    ['r2', null, 'not_answered'],
    ['r3', null, 'not_answered'],
  ])
})

const noAnswers: [string, string, (response: ServerResponse) => void][] = [
  ['an error', 'refused', (response) => void response.writeHead(500).end('{}')],
  ['a redirect', 'refused', (response) => void response.writeHead(302, { location: '/' }).end()],
  ['garbage', 'unreadable', (response) => void response.end('<html>')],
  ['another shape', 'unreadable', (response) => void response.end('[1]')],
  ['two megabytes', 'unreadable', (response) => void response.end('x'.repeat(2_000_000))],
  ['a torn connection', 'unreachable', (response) => void response.destroy()],
]

test.each(noAnswers)('%s is no answer', async (_, why, answer) => {
  await using sink = await openSink(answer)
  expect(missing(await open(sink.url)(batch))).toEqual([why, why, why])
})

test('nobody waits longer than the time given, for an answer or for the rest of one', async () => {
  await using silent = await openSink(() => {})
  await using slow = await openSink((response) => void response.writeHead(200).write('{"signals":'))
  for (const { url } of [silent, slow]) {
    const startedAt = performance.now()
    expect(missing(await open(url, { timeoutMs: 200 })(batch))).toEqual([
      'timed_out',
      'timed_out',
      'timed_out',
    ])
    expect(performance.now() - startedAt).toBeLessThan(1_500)
  }
})

test('after five failures it is left alone for half a minute, then asked once', async () => {
  let time = 0
  let works = false
  await using sink = await openSink((response) => {
    const answer = () => void response.writeHead(works ? 200 : 500).end('{"signals":[]}')
    setTimeout(answer, works ? 100 : 0)
  })
  const ask = open(sink.url, { clock: () => time })
  for (let failure = 0; failure < 5; failure++) await ask(batch)
  expect(missing(await ask(batch))).toEqual(['circuit_open', 'circuit_open', 'circuit_open'])
  expect(sink.received).toHaveLength(5)

  time = 30_000
  works = true
  const [trial, meanwhile] = await Promise.all([ask(batch), ask(batch)])
  expect(missing(trial)).toEqual(['not_answered', 'not_answered', 'not_answered'])
  expect(missing(meanwhile)[0]).toBe('circuit_open')
  await ask(batch)
  expect(sink.received).toHaveLength(7)
})

test('an address of a private network is refused where that is not allowed', async () => {
  await using sink = await openSink()
  const ask = openExternalModel({ url: sink.url, secret, timeoutMs: 2_000 }, { allowPrivate: false })
  expect(missing(await ask(batch))[0]).toBe('private_address')
  expect(sink.received).toHaveLength(0)
})
