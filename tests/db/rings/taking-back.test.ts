import { expect, test } from 'vitest'
import { reopenReview } from '#commands/reopen-review'
import { dismissRing } from '#commands/rings/dismiss-ring'
import { undoRing } from '#commands/rings/undo-ring'
import { writeRingDecisions } from '#commands/rings/write-ring-decisions'
import { addPerson } from '#tests/db/measures/people'
import {
  at,
  find,
  foundRing,
  outcomesOf,
  reject,
  seconds,
  statesOf,
  versionOf,
  write,
} from '#tests/db/rings/found-ring'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

test('a decision about a ring is undone within the window, and then by reopening each review', async () => {
  await using test = await createTestDatabase()
  const { ringId, ids, senior } = await foundRing(test.db)
  await reject(test.db, ringId, senior)
  await write(test.db, ringId)
  const request = async (requestKey: string) => ({
    ringId,
    seenVersion: await versionOf(test.db, ringId),
    requestKey,
  })
  const other = await addPerson(test.db, 'senior')
  expect(await undoRing(test.db, await request('u0'), other, seconds(5))).toMatchObject({
    refusal: { reason: 'not_yours' },
  })
  expect(await undoRing(test.db, await request('u1'), senior, seconds(9))).toEqual({
    ok: true,
    value: { undone: 6 },
  })
  expect(await statesOf(test.db)).toEqual(ids.map(() => 'queued'))
  expect(await find(test.db)).toMatchObject({ state: 'open', decidedBy: null })

  await reject(test.db, ringId, senior, 'again')
  await write(test.db, ringId, seconds(20))
  expect(await undoRing(test.db, await request('u2'), senior, seconds(31))).toMatchObject({
    refusal: { reason: 'too_late' },
  })
  const { version } = await test.db
    .selectFrom('review')
    .select('version')
    .where('id', '=', ids[0] ?? '')
    .executeTakeFirstOrThrow()
  const reopening = { reviewId: ids[0] ?? '', why: 'A mistake', seenVersion: version, requestKey: 'reopen' }
  expect(await reopenReview(test.db, reopening, senior, seconds(60))).toMatchObject({ ok: true })
})

test('what is taken back while it is being written stops there', async () => {
  await using test = await createTestDatabase()
  const { ringId, ids, senior } = await foundRing(test.db)
  await reject(test.db, ringId, senior)
  await writeRingDecisions(test.db, { zone, ringId, reviewsAtOnce: 2 }, at)
  const seenVersion = await versionOf(test.db, ringId)
  await undoRing(test.db, { ringId, seenVersion, requestKey: 'u' }, senior, seconds(1))
  expect(await write(test.db, ringId, seconds(2))).toBe(false)
  expect(await statesOf(test.db)).toEqual(ids.map(() => 'queued'))
  expect(await outcomesOf(test.db)).toEqual(Array(6).fill(null))
})

test('no ring leaves every review where it is, and can be taken back', async () => {
  await using test = await createTestDatabase()
  const { ringId, ids, senior } = await foundRing(test.db)
  const note = 'A dormitory'
  const dismiss = (seenVersion: number, requestKey: string, why = note) =>
    dismissRing(test.db, { ringId, note: why, seenVersion, requestKey }, senior, at)
  expect(await dismiss(1, 'k0', ' ')).toMatchObject({ refusal: { reason: 'reason_required' } })
  expect(await dismiss(1, 'k1')).toMatchObject({ ok: true })
  expect(await dismiss(1, 'k1')).toMatchObject({ ok: true })
  expect(await dismiss(1, 'k2')).toMatchObject({ refusal: { reason: 'changed_meanwhile' } })
  expect(await reject(test.db, ringId, senior)).toMatchObject({ refusal: { reason: 'not_allowed_now' } })
  expect(await statesOf(test.db)).toEqual(ids.map(() => 'queued'))
  expect(await undoRing(test.db, { ringId, seenVersion: 2, requestKey: 'u' }, senior, at)).toMatchObject({
    ok: true,
  })
  expect(await find(test.db)).toMatchObject({ state: 'open' })
})
