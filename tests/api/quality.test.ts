import { beforeAll, expect, test } from 'vitest'
import { serveApi } from '#tests/api/serve-api'
import { fillMarket, runNow } from '#tests/setup/quality-market'

let api: Awaited<ReturnType<typeof serveApi>>
beforeAll(async () => {
  api = await serveApi()
  return () => api[Symbol.asyncDispose]()
})

const complaint = {
  id: 'c1',
  sellerId: 's0000001',
  orderId: 'o1',
  complainantId: 'b1',
  kind: 'defect',
  text: 'It broke on the first day',
  createdAt: '2026-11-20T10:00:00Z',
  evidence: ['https://example.com/photo.jpg', { url: 'https://example.com/2.jpg', seconds: 3 }],
}

test('a complaint is taken, the same again is a duplicate, other content under its id is refused', async () => {
  expect((await api.call('POST', '/complaints', complaint)).body).toMatchObject({ accepted: 1 })
  expect((await api.call('POST', '/complaints', [complaint])).body).toMatchObject({ duplicates: 1 })
  const other = await api.call('POST', '/complaints', { ...complaint, text: 'No, on the second' })
  expect(other.body.rejected[0].errors[0].code).toBe('id_taken')
})

test('a complaint is read with its state and without a decision', async () => {
  const read = await api.call('GET', '/complaints/c1')
  expect(read.status).toBe(200)
  expect(read.body).toEqual({
    ...complaint,
    ...{ createdAt: '2026-11-20T10:00:00.000Z', state: 'submitted', version: 1, decision: null },
    ...{ number: expect.any(Number), topic: null, subtopic: null, severity: 'normal' },
    dueAt: null,
  })
  expect((await api.call('GET', '/complaints/nobody')).status).toBe(404)
})

test('evidence that is not flat, too long or too much is refused by name', async () => {
  for (const evidence of [
    [{ deep: { url: 'x' } }],
    ['x'.repeat(2001)],
    Array(21).fill('x'),
    'x',
    [null],
    ['\0'],
  ]) {
    const answer = await api.call('POST', '/complaints', { ...complaint, id: 'c2', evidence })
    expect(answer.body.rejected[0].errors[0].path).toMatch(/^evidence/)
  }
})

test('a seller’s quality is null before the first run, and then stands with its peers and indicators', async () => {
  await fillMarket(api.ownerDb, { sellers: 80, feedback: 6_000, asOf: '2026-11-23' })
  expect((await api.call('GET', '/sellers/s0000003')).body.quality).toBeNull()
  await runNow(api.db, new Date('2026-11-23T05:00:00Z'))
  const { status, body } = await api.call('GET', '/sellers/s0000003')
  expect(status).toBe(200)
  expect(body.quality).toMatchObject({
    score: expect.any(Number),
    grade: expect.stringMatching(/^[A-E]$/),
    computedAt: expect.stringMatching(/Z$/),
    peerGroup: { category: 'category-3', size: expect.stringMatching(/^[SML]$/), sellers: 80 },
  })
  const ids = body.quality.indicators.map(({ id }: { id: string }) => id)
  expect(ids).toEqual(['neg_share', 'complaint_upheld', 'neg_unanswered', 'late', 'cancel', 'return'])
  expect(body.quality.coverage).toBeCloseTo(0.94)
  expect(body.quality.windows[2].observed).toBeGreaterThan(body.quality.windows[2].expected)
})
