import { expect, test } from 'vitest'
import { findExclusion } from '#db/exclusions/cases'
import { serveApi } from '#tests/api/serve-api'
import { moveDatabaseClock } from '#tests/setup/clock'
import { addReview, addSeller } from '#tests/setup/reviews'

const proposal = {
  sellerId: 'seller',
  scope: 'all',
  reasonCodes: ['fictitious_reviews'],
  note: 'Buyers wait in vain.',
}

async function open() {
  let aheadMs = 0
  const clock = { now: () => new Date(Date.now() + aheadMs) }
  const api = await serveApi({ clock })
  await addSeller(api.db)
  const [mira, omar, senior] = [
    await api.makePerson('quality_manager', 'Mira'),
    await api.makePerson('quality_manager', 'Omar'),
    await api.makePerson('senior', 'Ada'),
  ]
  async function moveTo(instant: Date) {
    aheadMs = instant.getTime() - Date.now()
    await moveDatabaseClock(api.ownerDb, instant)
  }
  const propose = (token: { token: string }) =>
    api.call('POST', '/exclusions', { ...proposal, requestKey: crypto.randomUUID() }, token)
  return { api, mira, omar, senior, moveTo, propose, [Symbol.asyncDispose]: api[Symbol.asyncDispose] }
}

test('an exclusion is proposed, approved by another, and re-checked on its day, never before', async () => {
  await using place = await open()
  const { api, mira, omar, senior, moveTo, propose } = place
  await addReview(api.db, { id: 'bad', rating: 1, state: 'published', createdAt: new Date() })

  const proposed = await propose(mira)
  expect(proposed).toMatchObject({ status: 201, body: { state: 'pending_approval', version: 1 } })
  const { id } = proposed.body
  const self = await api.call('POST', `/exclusions/${id}/approve`, undefined, mira)
  expect(self).toMatchObject({ status: 403, body: { code: 'same_person' } })
  const approved = await api.call('POST', `/exclusions/${id}/approve`, undefined, omar)
  expect(approved).toMatchObject({ status: 200, body: { state: 'excluded' } })

  const seller = await api.call('GET', '/sellers/seller')
  expect(seller.body).toMatchObject({ catalogue: 'excluded', exclusion: { id, state: 'excluded' } })
  expect(seller.body.exclusion.conditions).toHaveLength(6)
  expect((await api.call('GET', '/sellers?catalogue=excluded')).body.items).toMatchObject([
    { id: 'seller', catalogue: 'excluded' },
  ])
  expect((await api.call('GET', '/sellers?catalogue=listed')).body.items).toEqual([])

  const recheck = (who: { token: string }) =>
    api.call(
      'POST',
      `/exclusions/${id}/recheck`,
      {
        outcome: 'uphold',
        reasons: ['no_constructive_letter', 'negatives_not_handled'],
        note: 'No letter came, and the review stands unanswered.',
        seenVersion: approved.body.version,
        requestKey: crypto.randomUUID(),
      },
      who,
    )
  const { recheckNotBefore } = seller.body.exclusion
  for (const who of [mira, omar, senior])
    expect(await recheck(who)).toMatchObject({
      status: 409,
      body: { code: 'too_early', notBefore: recheckNotBefore },
    })
  await moveTo(new Date(Date.parse(recheckNotBefore) - 1000))
  expect(await recheck(senior)).toMatchObject({ status: 409, body: { code: 'too_early' } })

  await moveTo(new Date(recheckNotBefore))
  const decided = await recheck(omar)
  expect(decided).toMatchObject({ status: 201, body: { state: 'excluded' } })
  const read = await api.call('GET', `/exclusions/${id}`)
  expect(read.body).toMatchObject({ cycle: 2, refusals: 1, sellerId: 'seller' })
  expect(read.body.rechecks[0].decision).toMatchObject({
    outcome: 'uphold',
    isOverride: false,
    by: 'moderator',
    facts: { negatives_not_handled: ['bad'], no_constructive_letter: [] },
  })
  const [statement] = read.body.statements
  expect((await api.call('GET', `/statements/${statement.id}`)).body).toMatchObject({
    kind: 'recheck_refusal',
    sellerId: 'seller',
  })
  expect(api.failures).toEqual([])
})

test('what overrules the rule waits for a second person', async () => {
  await using place = await open()
  const { api, mira, omar, moveTo, propose } = place
  const { id } = (await propose(mira)).body
  await api.call('POST', `/exclusions/${id}/approve`, {}, omar)
  const due = (await findExclusion(api.db, id))?.recheckNotBefore
  await moveTo(due ?? new Date())

  const decide = {
    outcome: 'reinstate',
    reasons: [],
    note: 'They phoned and explained.',
    seenVersion: 2,
    requestKey: crypto.randomUUID(),
  }
  const decided = await api.call('POST', `/exclusions/${id}/recheck`, decide, mira)
  expect(decided).toMatchObject({ status: 201, body: { state: 'recheck_running' } })
  expect(await api.call('POST', `/exclusions/${id}/recheck`, decide, mira)).toMatchObject({
    status: 201,
    body: decided.body,
  })
  const again = { ...decide, seenVersion: 3, requestKey: crypto.randomUUID() }
  expect(await api.call('POST', `/exclusions/${id}/recheck`, again, omar)).toMatchObject({
    status: 409,
    body: { code: 'decision_waiting' },
  })
  expect(await api.call('POST', `/exclusions/${id}/approve`, {}, mira)).toMatchObject({
    status: 403,
    body: { code: 'same_person' },
  })
  expect(await api.call('POST', `/exclusions/${id}/approve`, {}, omar)).toMatchObject({
    status: 200,
    body: { state: 'reinstated_probation' },
  })
  expect((await api.call('GET', '/sellers/seller')).body.catalogue).toBe('listed')
})

test('a marketplace with an endpoint confirms, once, and is told of nobody who decided', async () => {
  await using place = await open()
  const { api, mira, omar, propose } = place
  await api.call('POST', '/webhook-endpoints', { url: 'https://market.test/hook' })
  const { id } = (await propose(mira)).body
  const approved = await api.call('POST', `/exclusions/${id}/approve`, {}, omar)
  expect(approved.body.state).toBe('noticed')
  expect((await api.call('GET', '/sellers/seller')).body).toMatchObject({
    catalogue: 'listed',
    exclusion: { state: 'noticed', excludedAt: null },
  })
  const first = await api.call('POST', `/exclusions/${id}/confirmation`)
  expect(first).toMatchObject({ status: 200, body: { state: 'excluded' } })
  expect((await api.call('POST', `/exclusions/${id}/confirmation`)).body).toEqual(first.body)
})

test('a refused proposal ends, or goes back to be mended', async () => {
  await using place = await open()
  const { api, mira, omar, propose } = place
  const { id } = (await propose(mira)).body
  const refuse = (body: object) => api.call('POST', `/exclusions/${id}/refuse`, body, omar)
  expect(await refuse({})).toMatchObject({ status: 422, body: { errors: [{ path: 'note' }] } })
  expect((await refuse({ note: 'Which buyers?', sendBack: true })).body.state).toBe('proposed')
  expect(await refuse({ note: 'No.' })).toMatchObject({ status: 409, body: { code: 'not_allowed' } })
  expect(await propose(mira)).toMatchObject({ status: 409, body: { code: 'already_open', id } })
})

test('what cannot be an exclusion is told field by field', async () => {
  await using place = await open()
  const { api, mira } = place
  const send = (body: object) =>
    api.call('POST', '/exclusions', { ...proposal, requestKey: crypto.randomUUID(), ...body }, mira)
  expect((await send({ reasonCodes: [] })).body.errors).toMatchObject([{ path: 'reasonCodes' }])
  expect((await send({ reasonCodes: ['safety'] })).body.errors).toMatchObject([{ path: 'reasonCodes.0' }])
  expect((await send({ scope: 'category' })).body.errors).toMatchObject([{ path: 'category' }])
  expect((await send({ sellerId: 'nobody' })).status).toBe(404)
})
