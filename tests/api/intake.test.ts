import { expect, test } from 'vitest'
import { serveApi } from '#tests/api/serve-api'

const review = (id: string, more = {}) => ({
  id,
  sellerId: 's1',
  rating: 4,
  text: 'Arrived in two days.',
  createdAt: '2026-03-01T10:00:00Z',
  author: { id: `author-of-${id}` },
  ...more,
})
const seller = { id: 's1', name: 'Shop', category: 'books', joinedAt: '2024-01-01T00:00:00Z' }
const order = { id: 'o1', sellerId: 's1', buyerId: 'b1', placedAt: '2026-02-01T00:00:00+02:00' }

test('good rows of a batch are kept and bad ones told one by one', async () => {
  await using api = await serveApi()
  const rows = [review('r1'), review('r2', { rating: 9 }), { id: '', text: 5 }, [], null, review('r3')]

  const answer = await api.call('POST', '/reviews', rows)

  expect(answer.status).toBe(202)
  expect(answer.body).toMatchObject({ accepted: 2, duplicates: 0 })
  expect(answer.body.rejected.map((row: { index: number; id: string }) => [row.index, row.id])).toEqual([
    [1, 'r2'],
    [2, null],
    [3, null],
    [4, null],
  ])
  expect(answer.body.rejected[0].errors).toEqual([{ path: 'rating', message: expect.any(String) }])
  expect(answer.body.rejected[2].errors[0].path).toBe('')
})

test('the same again is a duplicate, other content an edit where the row takes one', async () => {
  await using api = await serveApi()
  const reply = {
    id: 'p1',
    reviewId: 'r1',
    sellerId: 's1',
    text: 'Thanks',
    createdAt: '2026-03-02T10:00:00Z',
  }
  for (const [path, row, edit] of [
    ['/sellers', seller, { ...seller, name: 'New name' }],
    ['/orders', order, { ...order, deliveredAt: '2026-02-03T00:00:00Z' }],
    ['/reviews', review('r1'), review('r1', { text: 'Edited.' })],
  ] as const) {
    expect((await api.call('POST', path, row)).body).toEqual({ accepted: 1, duplicates: 0, rejected: [] })
    expect((await api.call('POST', path, [row])).body).toMatchObject({ accepted: 0, duplicates: 1 })
    expect((await api.call('POST', path, edit)).body).toMatchObject({ accepted: 1, duplicates: 0 })
  }
  await api.call('POST', '/replies', reply)
  const taken = await api.call('POST', '/replies', { ...reply, text: 'No thanks' })
  expect(taken.body).toMatchObject({ accepted: 0, rejected: [{ id: 'p1', errors: [{ code: 'id_taken' }] }] })
})

test('an instant is the same in whatever offset it is sent', async () => {
  await using api = await serveApi()
  await api.call('POST', '/orders', order)
  const again = await api.call('POST', '/orders', { ...order, placedAt: '2026-01-31T22:00:00.000Z' })
  expect(again.body).toMatchObject({ accepted: 0, duplicates: 1 })
})

test('what a shop’s marketplace tells of returns is kept, and a wrong field of it told', async () => {
  await using api = await serveApi()
  const returns = { days: 14, how: 'By post', contact: 'help@shop.example' }
  const sent = await api.call('POST', '/sellers', [
    { ...seller, returns },
    { ...seller, id: 's2', returns: { ...returns, days: -1 } },
    { ...seller, id: 's3', returns: { days: 14, how: 'By post' } },
  ])
  expect(sent.body).toMatchObject({
    accepted: 1,
    rejected: [{ errors: [{ path: 'returns.days' }] }, { errors: [{ path: 'returns.contact' }] }],
  })
  const read = () => api.db.selectFrom('seller').select('returns').where('id', '=', seller.id).execute()
  expect(await read()).toEqual([{ returns }])
  await api.call('POST', '/sellers', seller)
  expect(await read()).toEqual([{ returns: null }])
})

test('a row with a wrong field is told where it is', async () => {
  await using api = await serveApi()
  for (const [path, wrong] of [
    ['text', { text: 'a\0b' }],
    ['text', { text: '😀'.repeat(5001) }],
    ['createdAt', { createdAt: '2026-02-30T00:00:00Z' }],
    ['createdAt', { createdAt: '2026-02-03' }],
    ['createdAt', { createdAt: '1950-02-03T00:00:00Z' }],
    ['createdAt', { createdAt: new Date(Date.now() + 2 * 86_400_000).toISOString() }],
    ['id', { id: 'x'.repeat(129) }],
    ['id', { id: 'half \ud83d' }],
    ['rating', { rating: 4.5 }],
    ['language', { language: 'not a language' }],
    ['attachments.0.url', { attachments: [{ url: 'javascript:alert(1)', mediaType: 'image/png' }] }],
    ['externalSignals.0.probability', { externalSignals: [{ name: 'ours', probability: 1.2 }] }],
    ['externalSignals', { externalSignals: [1, 1].map((probability) => ({ name: 'ours', probability })) }],
    ['author.id', { author: { id: 7 } }],
  ] as const) {
    const { body } = await api.call('POST', '/reviews', review('r1', wrong))
    expect(body.rejected[0].errors.map((error: { path: string }) => error.path)).toEqual([path])
  }
})

test('any Unicode is kept as sent; half a surrogate pair, which UTF-8 has no place for, is replaced', async () => {
  await using api = await serveApi()
  const text = `${'😀'.repeat(4990)}e\u0301\u200b‮אב`
  await api.call('POST', '/reviews', [review('r1', { text }), review('r2', { text: 'half \ud83d' })])
  expect((await api.call('GET', '/reviews/r1')).body.text).toBe(text)
  expect((await api.call('GET', '/reviews/r2')).body.text).toBe('half \ufffd')
})

test('fields that may be missing may be null, and unknown ones are ignored', async () => {
  await using api = await serveApi()
  const row = review('r1', { orderId: null, title: null, unheardOf: { deep: true } })
  expect((await api.call('POST', '/reviews', row)).body).toMatchObject({ accepted: 1 })
  expect((await api.call('POST', '/reviews', review('r1'))).body).toMatchObject({ duplicates: 1 })
})

test('a body that is no row and no list of rows is refused', async () => {
  await using api = await serveApi()
  for (const [body, status, code] of [
    ['', 400, 'unreadable_json'],
    ['{', 400, 'unreadable_json'],
    ['null', 422, 'invalid'],
    ['"x"', 422, 'invalid'],
    [`[${'{},'.repeat(1000)}{}]`, 422, 'invalid'],
  ] as const) {
    const answer = await api.call('POST', '/reviews', body)
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(answer.type).toContain('application/problem+json')
  }
})

test('no rows, and bodies in other types and sizes', async () => {
  await using api = await serveApi()
  expect((await api.call('POST', '/reviews', [])).body).toEqual({ accepted: 0, duplicates: 0, rejected: [] })
  const csv = await api.call('POST', '/reviews', 'id,text', { headers: { 'content-type': 'text/csv' } })
  expect([csv.status, csv.body.code]).toEqual([415, 'unsupported_media_type'])
  const latin = { 'content-type': 'application/json; charset=latin1' }
  expect((await api.call('POST', '/reviews', '[]', { headers: latin })).status).toBe(415)
  const large = await api.call('POST', '/work/claim', `{"queue":"${'x'.repeat(300_000)}"}`, {
    token: (await api.makePerson('moderator')).token,
  })
  expect([large.status, large.body.code]).toEqual([413, 'too_large'])
})

test('single rows posted at once are written together, each with its own outcome', async () => {
  await using api = await serveApi()
  const rows = Array.from({ length: 60 }, (_, n) => review(`r${n % 50}`, { rating: n === 7 ? 9 : 5 }))

  const answers = await Promise.all(rows.map((row) => api.call('POST', '/reviews', row)))

  const sum = (name: string) => answers.reduce((total, { body }) => total + body[name], 0)
  expect([sum('accepted'), sum('duplicates')]).toEqual([50, 9])
  expect(answers[7]?.body.rejected).toHaveLength(1)
  const links = await api.db.selectFrom('auditLink').select('eventIds').execute()
  expect(Math.max(...links.map(({ eventIds }) => eventIds.length))).toBeGreaterThan(1)
})

test('only the author takes a review back, and taking it back twice changes nothing', async () => {
  await using api = await serveApi()
  await api.call('POST', '/reviews', review('r1'))
  const at = '2026-03-05T00:00:00Z'
  const other = await api.call('POST', '/reviews/r1/withdrawal', { by: 'somebody', at })
  expect([other.status, other.body.errors[0].path]).toEqual([422, 'by'])
  expect((await api.call('POST', '/reviews/none/withdrawal', { by: 'x', at })).status).toBe(404)

  const first = await api.call('POST', '/reviews/r1/withdrawal', { by: 'author-of-r1', at })
  expect(first.status).toBe(202)
  expect(first.body).toMatchObject({ accepted: 1, state: 'withdrawn', version: 2 })
  const second = await api.call('POST', '/reviews/r1/withdrawal', { by: 'author-of-r1', at })
  expect(second.body).toMatchObject({ version: 2 })
  const undo = (by: string) => api.call('POST', '/reviews/r1/withdrawal/undo', { by, at })
  expect((await undo('somebody')).status).toBe(422)
  expect(await undo('author-of-r1')).toMatchObject({ status: 409, body: { code: 'not_allowed' } })
})

test('the author of a negative review, and nobody else, says that it is solved', async () => {
  await using api = await serveApi()
  const at = '2026-03-05T00:00:00Z'
  const solved = (id: string, by: string) => api.call('POST', `/reviews/${id}/resolution`, { by, at })
  await api.call('POST', '/reviews', [review('solved', { rating: 1 }), review('praise', { rating: 5 })])
  expect((await solved('none', 'x')).status).toBe(404)
  expect((await solved('solved', 'somebody')).status).toBe(422)
  expect((await solved('praise', 'author-of-praise')).status).toBe(422)
  expect((await solved('solved', 'author-of-solved')).body).toMatchObject({ accepted: 1, duplicates: 0 })
  expect((await solved('solved', 'author-of-solved')).body).toMatchObject({ accepted: 0, duplicates: 1 })
  expect(await api.db.selectFrom('reviewResolution').select(['reviewId', 'state']).execute()).toEqual([
    { reviewId: 'solved', state: 'resolved_by_buyer' },
  ])
})
