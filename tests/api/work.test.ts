import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { queueReview } from '#tests/api/queued-review'
import { serveApi } from '#tests/api/serve-api'

const reject = () => ({
  action: 'reject',
  reasonCode: 'advertising',
  seenVersion: 2,
  requestKey: randomUUID(),
})

test('a task is claimed by one, extended, released, skipped and handed over', async () => {
  await using api = await serveApi()
  const [mira, omar] = [await api.makePerson('moderator', 'Mira'), await api.makePerson('moderator', 'Omar')]
  expect((await api.call('POST', '/work/claim', {}, mira)).status).toBe(204)
  await queueReview(api.db, 'r1')

  const claimed = await api.call('POST', '/work/claim', { queue: 'reviews' }, mira)
  expect(claimed.body.task).toMatchObject({ kind: 'review', subjectId: 'r1', queue: 'reviews' })
  const task = `/work/${claimed.body.task.id}`
  expect((await api.call('POST', '/work/claim', {}, omar)).status).toBe(204)
  const lost = await api.call('POST', `${task}/extend`, undefined, omar)
  expect(lost.body).toMatchObject({ status: 409, code: 'lease_lost', by: 'Mira' })
  expect((await api.call('POST', `${task}/extend`, undefined, mira)).body.leaseUntil).toBeDefined()

  const handover = { to: omar.id, note: 'You know this seller' }
  expect((await api.call('POST', `${task}/handover`, handover, mira)).status).toBe(204)
  const decided = await api.call('POST', '/reviews/r1/decisions', reject(), mira)
  expect(decided.body).toMatchObject({ status: 409, code: 'lease_lost', by: 'Omar' })
  expect((await api.call('POST', `${task}/release`, { reason: 'lunch' }, omar)).status).toBe(204)

  await api.call('POST', '/work/claim', {}, omar)
  expect((await api.call('POST', `${task}/skip`, { reason: 'not my language' }, omar)).status).toBe(204)
  expect((await api.call('POST', '/work/claim', {}, omar)).status).toBe(204)
  expect((await api.call('POST', '/work/claim', {}, mira)).status).toBe(200)
  expect((await api.call('POST', `/work/${randomUUID()}/extend`, undefined, mira)).status).toBe(404)
})

test('a decision is taken once, repeated with its first answer, refused to who saw another version', async () => {
  await using api = await serveApi()
  const [mira, omar] = [await api.makePerson('moderator', 'Mira'), await api.makePerson('moderator')]
  await queueReview(api.db, 'r1')
  const decision = reject()

  const unreasoned = await api.call('POST', '/reviews/r1/decisions', { ...decision, reasonCode: null }, mira)
  expect([unreasoned.status, unreasoned.body.errors[0].path]).toEqual([422, 'reasonCode'])
  const first = await api.call('POST', '/reviews/r1/decisions', decision, mira)
  expect(first.body).toMatchObject({ state: 'rejected', version: 3 })
  expect((await api.call('POST', '/reviews/r1/decisions', decision, mira)).body).toEqual(first.body)

  const late = await api.call('POST', '/reviews/r1/decisions', reject(), omar)
  expect(late.body).toMatchObject({ status: 409, code: 'changed_meanwhile', by: 'Mira', state: 'rejected' })
  expect(Date.parse(late.body.at)).toBeGreaterThan(0)
  expect((await api.call('POST', '/reviews/r1/decisions', decision)).body.code).toBe('people_only')
  expect((await api.call('POST', '/reviews/none/decisions', decision, mira)).status).toBe(404)
})

test('whoever is tied to a shop is neither given its reviews nor lets them through (B27)', async () => {
  await using api = await serveApi()
  const mira = await api.makePerson('moderator', 'Mira')
  await queueReview(api.db, 'r1')
  const { sellerId } = await api.db.selectFrom('review').select('sellerId').executeTakeFirstOrThrow()
  const tie = { accountId: mira.id, partyId: sellerId, declaredAt: new Date() }
  await api.db.insertInto('declaredTie').values(tie).execute()
  expect((await api.call('POST', '/work/claim', {}, mira)).status).toBe(204)
  expect((await api.call('POST', '/reviews/r1/decisions', reject(), mira)).body).toMatchObject({
    ...{ status: 403, code: 'same_person', why: 'tied' },
  })
})

test('one’s own decision is undone while there is time; a senior reopens afterwards', async () => {
  let now = new Date()
  await using api = await serveApi({ clock: { now: () => now } })
  const [mira, omar] = [await api.makePerson('moderator'), await api.makePerson('senior')]
  await queueReview(api.db, 'r1')
  const decide = async (seenVersion: number) =>
    (await api.call('POST', '/reviews/r1/decisions', { ...reject(), seenVersion }, mira)).body

  const first = await decide(2)
  expect((await api.call('POST', `/decisions/${first.id}/undo`, undefined, omar)).status).toBe(403)
  const undone = await api.call('POST', `/decisions/${first.id}/undo`, undefined, mira)
  expect(undone.body).toEqual({ state: 'queued', version: 4 })

  const second = await decide(4)
  now = new Date(now.getTime() + 11_000)
  const late = await api.call('POST', `/decisions/${second.id}/undo`, undefined, mira)
  expect([late.status, late.body.code]).toEqual([409, 'too_late'])
  const reopen = { why: 'The author wrote to us', seenVersion: 5, requestKey: randomUUID() }
  expect((await api.call('POST', '/reviews/r1/reopen', reopen, mira)).status).toBe(403)
  expect((await api.call('POST', '/reviews/r1/reopen', reopen, omar)).body).toEqual({
    state: 'queued',
    version: 6,
  })
})
