import { expect, test } from 'vitest'
import { serveApi } from '#tests/api/serve-api'
import { moveDatabaseClock } from '#tests/setup/clock'
import { addSeller } from '#tests/setup/reviews'

const newKey = () => crypto.randomUUID()
const dayMs = 86_400_000

async function open() {
  let aheadMs = 0
  const clock = { now: () => new Date(Date.now() + aheadMs) }
  const api = await serveApi({ clock })
  await addSeller(api.db)
  const mira = await api.makePerson('quality_manager', 'Mira')
  const omar = await api.makePerson('quality_manager', 'Omar')
  const senior = await api.makePerson('senior', 'Ada')
  const stop = {
    ...{
      sellerId: 'seller',
      scope: 'all',
      reasonCodes: ['safety'],
      note: 'Magnets in toys.',
      requestKey: newKey(),
    },
  }
  /** An exclusion in force; its id. */
  async function exclude(): Promise<string> {
    const proposal = { ...stop, reasonCodes: ['fictitious_reviews'], requestKey: newKey() }
    const { body } = await api.call('POST', '/exclusions', proposal, mira)
    await api.call('POST', `/exclusions/${body.id}/approve`, {}, omar)
    return body.id
  }
  async function moveTo(instant: Date) {
    aheadMs = instant.getTime() - Date.now()
    await moveDatabaseClock(api.ownerDb, instant)
  }
  return { api, mira, omar, senior, stop, exclude, moveTo, [Symbol.asyncDispose]: api[Symbol.asyncDispose] }
}

test('a stop takes effect at once, once, and stands when another person has looked at it', async () => {
  await using place = await open()
  const { api, senior, omar, stop } = place
  const stopped = await api.call('POST', '/exclusions/stop', stop, senior)
  expect(stopped).toMatchObject({ status: 201, body: { state: 'immediate_stop' } })
  expect(await api.call('POST', '/exclusions/stop', stop, senior)).toMatchObject({ body: stopped.body })
  expect((await api.call('GET', '/sellers/seller')).body.catalogue).toBe('excluded')

  const confirm = `/exclusions/${stopped.body.id}/confirm-stop`
  expect(await api.call('POST', confirm, undefined, senior)).toMatchObject({
    status: 403,
    body: { code: 'same_person' },
  })
  expect(await api.call('POST', confirm, undefined, omar)).toMatchObject({
    status: 200,
    body: { state: 'excluded' },
  })
})

test('a stop that should not stand is lifted by two people, and the seller returns', async () => {
  await using place = await open()
  const { api, senior, omar, stop } = place
  const { id } = (await api.call('POST', '/exclusions/stop', stop, senior)).body
  const annul = (who: { token: string }, note = 'The wrong shop.') =>
    api.call('POST', `/exclusions/${id}/annul`, { note }, who)
  expect(await annul(senior, '')).toMatchObject({ status: 422, body: { errors: [{ path: 'note' }] } })
  expect((await annul(senior)).body.state).toBe('immediate_stop')
  expect(await annul(senior)).toMatchObject({ status: 403, body: { code: 'same_person' } })
  expect((await annul(omar)).body.state).toBe('annulled')
  expect((await api.call('GET', '/sellers/seller')).body.catalogue).toBe('listed')
})

test('a case is paused once in a cycle, within bounds, and goes on when it is resumed', async () => {
  await using place = await open()
  const { api, mira, exclude } = place
  const id = await exclude()
  const pause = (body: object) => api.call('POST', `/exclusions/${id}/pause`, body, mira)
  expect(await pause({ days: 31, note: 'Ill.' })).toMatchObject({ status: 422 })
  const first = { days: 10, note: 'Ill.', requestKey: newKey() }
  const paused = await pause(first)
  expect(paused).toMatchObject({ status: 200, body: { state: 'excluded' } })
  expect((await pause(first)).body).toEqual(paused.body)
  const resume = () => api.call('POST', `/exclusions/${id}/resume`, undefined, mira)
  expect((await resume()).status).toBe(200)
  expect(await resume()).toMatchObject({
    status: 409,
    body: { code: 'not_allowed', detail: 'It is not paused' },
  })
  expect(await pause({ days: 1, note: 'Again.' })).toMatchObject({
    status: 409,
    body: { detail: 'It was paused in this cycle already' },
  })
})

test('a termination needs its ground and its thirty days, and is taken back', async () => {
  await using place = await open()
  const { api, senior, exclude } = place
  const id = await exclude()
  const terminate = (body: object) =>
    api.call('POST', `/exclusions/${id}/terminate`, { note: 'Forged papers.', ...body }, senior)
  expect(await terminate({})).toMatchObject({ status: 409, body: { code: 'not_allowed' } })
  expect(await terminate({ exception: 'legal_duty', terminatesOn: '2020-01-01' })).toMatchObject({
    status: 422,
    body: { errors: [{ path: 'terminatesOn' }] },
  })
  expect((await terminate({ exception: 'legal_duty' })).body.state).toBe('termination_notice')
  const back = await api.call(
    'POST',
    `/exclusions/${id}/withdraw-termination`,
    { note: 'They were real.' },
    senior,
  )
  expect(back).toMatchObject({ status: 200, body: { state: 'excluded' } })
})

test('a probation is not closed before its end, and a relapse ends it sooner', async () => {
  await using place = await open()
  const { api, mira, omar, exclude, moveTo } = place
  const id = await exclude()
  const back = new Date(Date.now() + 15 * dayMs)
  await moveTo(back)
  const decision = {
    outcome: 'reinstate',
    reasons: [],
    note: 'They moved.',
    seenVersion: 2,
    requestKey: newKey(),
  }
  await api.call('POST', `/exclusions/${id}/recheck`, decision, mira)
  await api.call('POST', `/exclusions/${id}/approve`, {}, omar)
  const close = () => api.call('POST', `/exclusions/${id}/close-probation`, { note: 'Well done.' }, mira)
  expect(await close()).toMatchObject({
    status: 409,
    body: { code: 'too_early', notBefore: expect.any(String) },
  })
  await moveTo(new Date(back.getTime() + 91 * dayMs))
  expect(await close()).toMatchObject({ status: 200, body: { state: 'closed_good' } })
  const relapse = await api.call('POST', `/exclusions/${id}/relapse`, { note: 'Late again.' }, mira)
  expect(relapse).toMatchObject({ status: 409, body: { code: 'not_allowed', from: 'closed_good' } })
})

test('a proposal is taken back, and what is in force is not', async () => {
  await using place = await open()
  const { api, mira, omar, stop } = place
  const proposal = { ...stop, reasonCodes: ['fictitious_reviews'], requestKey: newKey() }
  const { id } = (await api.call('POST', '/exclusions', proposal, mira)).body
  const cancel = (which: string) =>
    api.call('POST', `/exclusions/${which}/cancel`, { note: 'A mistake.' }, mira)
  expect((await cancel(id)).body.state).toBe('cancelled')
  const again = (await api.call('POST', '/exclusions', { ...proposal, requestKey: newKey() }, mira)).body
  await api.call('POST', `/exclusions/${again.id}/approve`, {}, omar)
  expect(await cancel(again.id)).toMatchObject({ status: 409, body: { code: 'not_allowed' } })
})
