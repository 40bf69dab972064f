import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { serveApi } from '#tests/api/serve-api'
import { fileComplaint } from '#tests/setup/complaints'
import { addSeller } from '#tests/setup/reviews'

test('a complaint is claimed by one and decided by them, once, as it was seen', async () => {
  await using api = await serveApi()
  await addSeller(api.db, 's-1')
  const [mira, omar] = [await api.makePerson('moderator', 'Mira'), await api.makePerson('moderator', 'Omar')]
  expect((await api.call('POST', '/complaints/claim', {}, mira)).status).toBe(204)
  const id = await fileComplaint(api.db)

  expect(await api.call('POST', '/complaints/claim', {}, mira)).toMatchObject({ status: 200, body: { id } })
  const named = await api.call('POST', '/complaints/claim', { complaintId: id }, omar)
  expect(named.body).toMatchObject({ status: 409, code: 'lease_lost', by: 'Mira' })
  const { version } = (await api.call('GET', `/complaints/${id}`, undefined, mira)).body
  const ask = { move: 'ask_seller', hours: 72, namesComplainant: false }
  const body = { decision: ask, seenVersion: version, requestKey: randomUUID() }
  const triage = (sent: unknown, person = mira) => api.call('POST', `/complaints/${id}/triage`, sent, person)

  expect((await triage(body, omar)).body).toMatchObject({ code: 'lease_lost', by: 'Mira' })
  const short = await triage({ ...body, decision: { ...ask, hours: 1 } })
  expect([short.status, short.body.errors[0].path]).toEqual([422, 'decision.hours'])
  const content = { move: 'remove_content', reasonCode: 'hate_or_threat' }
  const other = await triage({ ...body, decision: content })
  expect([other.status, other.body.errors[0].path]).toEqual([422, 'decision.move'])

  const first = await triage(body)
  expect(first).toMatchObject({ status: 200, body: { id, state: 'awaiting_seller' } })
  expect((await triage(body)).body).toEqual(first.body)
  expect((await triage({ ...body, requestKey: randomUUID() })).body.code).toBe('changed_meanwhile')
  const unknown = { ...body, requestKey: randomUUID() }
  expect((await api.call('POST', '/complaints/none/triage', unknown, mira)).status).toBe(404)
})

test('whoever is tied to a side of a complaint is not read it to', async () => {
  await using api = await serveApi()
  await addSeller(api.db, 's-1')
  const [mira, omar] = [await api.makePerson('moderator', 'Mira'), await api.makePerson('moderator', 'Omar')]
  const id = await fileComplaint(api.db)
  const { id: accountId } = await api.db
    .selectFrom('account')
    .select('id')
    .where('name', '=', 'Mira')
    .executeTakeFirstOrThrow()
  await api.db
    .insertInto('declaredTie')
    .values({ accountId, partyId: 's-1', declaredAt: new Date(0) })
    .execute()
  const tied = await api.call('GET', `/complaints/${id}`, undefined, mira)
  expect(tied).toMatchObject({ status: 403, body: { code: 'same_person', why: 'tied' } })
  expect(JSON.stringify(tied.body)).not.toContain('buyer-7')
  expect((await api.call('GET', `/complaints/${id}`, undefined, omar)).status).toBe(200)
})
