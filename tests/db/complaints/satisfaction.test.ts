import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { rateComplaint } from '#commands/complaints/rate-complaint'
import { findComplaint } from '#db/complaints/complaints'
import { hasRated, summariseSatisfaction } from '#db/complaints/satisfaction'
import { listComplaintHistory } from '#db/complaints/timeline'
import { isAskedHowItWent } from '#domain/complaints/satisfaction'
import { complaintStates } from '#domain/complaints/state'
import { hoursAfter, monday } from '#tests/setup/complaints'
import { negotiate, newKey, offer, settle } from '#tests/setup/mediation'
import { createTestDatabase } from '#tests/setup/test-database'

test('each side says once how it went, when it is over, and it changes nothing about the complaint', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  const { complaintId } = of
  const rate = (side: 'complainant' | 'respondent', score: 1 | 4 | 5) =>
    rateComplaint(
      test.db,
      { complaintId, side, score, words: 'Slow at first.', requestKey: newKey() },
      side === 'respondent' ? of.shop : of.buyer,
      hoursAfter(9),
    )
  expect(await rate('complainant', 4)).toMatchObject({ refusal: { reason: 'not_over' } })
  await offer(test.db, of, {
    terms: { kind: 'explanation', money: null, percent: null },
    words: 'The carrier.',
  })
  await settle(test.db, of, 'accept')
  const before = await findComplaint(test.db, complaintId)
  expect(before?.state).toBe('closed')
  expect((await rate('complainant', 4)).ok).toBe(true)
  expect((await rate('complainant', 1)).ok).toBe(true)
  expect((await rate('respondent', 5)).ok).toBe(true)
  expect(await findComplaint(test.db, complaintId)).toEqual(before)
  expect(await hasRated(test.db, complaintId, 'complainant')).toBe(true)
  expect(await summariseSatisfaction(test.db, { since: monday, most: 100 })).toEqual([
    { side: 'complainant', answers: 1, mean: 4, satisfiedShare: 1 },
    { side: 'respondent', answers: 1, mean: 5, satisfiedShare: 1 },
  ])
  expect(await summariseSatisfaction(test.db, { since: hoursAfter(10), most: 100 })).toEqual([])
  const history = await listComplaintHistory(test.db, complaintId)
  const said = history.filter(({ type }) => type === 'complaint_rated')
  expect(said.map(({ data }) => data)).toEqual([{ by: 'respondent' }, { by: 'complainant' }])
  await expect(sql`update complaint_satisfaction set score = 5`.execute(test.db)).rejects.toThrow(
    /denied|append|refuse|change/i,
  )
})

test('nobody is asked while it goes on, after withdrawing, or about what they never heard of', () => {
  expect(complaintStates.filter((state) => isAskedHowItWent(state, true))).toEqual([
    ...[
      'out_of_scope',
      'invalid',
      'closed',
      'verified_fake',
      'verified_extortion',
      'not_proven',
      'content_removed',
    ],
  ])
  expect(complaintStates.filter((state) => isAskedHowItWent(state, false))).toEqual([])
})
