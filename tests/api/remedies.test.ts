import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveApi } from '#tests/api/serve-api'
import { type Case, negotiate, newKey, offer, settle } from '#tests/setup/mediation'

let api: Awaited<ReturnType<typeof serveApi>>
let of: Case
beforeAll(async () => {
  api = await serveApi()
  of = await negotiate(api.db)
  await offer(api.db, of)
  await settle(api.db, of, 'accept')
})
afterAll(() => api?.[Symbol.asyncDispose]())

test('the marketplace proves a remedy, which has to be the one that is owed', async () => {
  const path = `/complaints/${of.complaintId}/remedy-proof`
  const prove = (remedy: unknown) => api.call('POST', path, { remedy, proof: 'Payment 1' })
  expect(await prove({ kind: 'replacement' })).toMatchObject({ status: 422 })
  expect(await prove({ kind: 'refund' })).toMatchObject({ status: 422 })
  expect(await prove({ kind: 'refund', amount: { amount: '1', currency: 'UAH' } })).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'remedy', message: 'is less than is owed' }] },
  })
  const proven = await prove({ kind: 'refund', amount: { amount: '100.00', currency: 'UAH' } })
  expect(proven).toMatchObject({ status: 201 })
  expect(proven.body).toEqual({ id: of.complaintId, state: 'remedy_pending', version: expect.any(Number) })
  expect(await prove({ kind: 'refund', amount: { amount: '100.00', currency: 'UAH' } })).toMatchObject({
    status: 409,
    body: { code: 'not_allowed' },
  })
})

test('an arbitration that is not open cannot be decided, and nothing is known of other complaints', async () => {
  const { token } = await api.makePerson('senior')
  const body = {
    ...{ decidedFor: 'buyer', ground: 'law', reasons: 'Reasons that are long enough to be some.' },
    ...{ seenVersion: 1, requestKey: newKey() },
  }
  const decide = (id: string) => api.call('POST', `/complaints/${id}/decisions`, body, { token })
  expect(await decide('nothing')).toMatchObject({ status: 404 })
  expect(await decide(of.complaintId)).toMatchObject({ status: 409 })
})
