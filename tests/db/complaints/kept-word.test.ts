import { expect, test } from 'vitest'
import { keepComplaintClock } from '#commands/complaints/keep-complaint-clock'
import { withdrawComplaint } from '#commands/complaints/withdraw-complaint'
import { gatherSnapshot } from '#commands/exclusion/gather-snapshot'
import { keepMediationClock } from '#commands/mediation/keep-mediation-clock'
import { listKeptWords } from '#db/complaints/kept-word'
import { decideTriage, fileComplaint, hoursAfter, stateOf } from '#tests/setup/complaints'
import { negotiate, newKey, offer, settle, zone } from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { createTestDatabase } from '#tests/setup/test-database'

const day = 24
const none = { asked: 0, silent: 0, promised: 0, missed: 0, withdrawn: 0 }

test('a shop is told, and measured by, where it said nothing and where it did not keep its word', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const of = await negotiate(db)
  await offer(db, of)
  await settle(db, of, 'accept')
  expect(await listKeptWords(db, 's-1', hoursAfter(4))).toEqual([
    { days: 90, ...none, asked: 1, promised: 1 },
    { days: 365, ...none, asked: 1, promised: 1 },
  ])
  const over = 3 + 14 * day
  await keepMediationClock(db, { complaintId: of.complaintId }, hoursAfter(over))
  const recounts = db.selectFrom('outbox').select('subjectId').where('job', '=', 'recount_complaints')
  expect(await recounts.execute()).toContainEqual({ subjectId: of.complaintId })

  await fileComplaint(db, { id: 'unheard', orderId: 'o-2' })
  const decision = { move: 'ask_seller', hours: 72, namesComplainant: false } as const
  await decideTriage(db, { complaintId: 'unheard', decision }, await addPerson(db, 'anna', 'moderator'))
  await keepComplaintClock(db, { complaintId: 'unheard' }, hoursAfter(80))
  expect(await stateOf(db, 'unheard')).toBe('mediation')
  const word = { ...none, asked: 2, silent: 1, promised: 1, missed: 1 }
  expect(await listKeptWords(db, 's-1', hoursAfter(over + 1))).toMatchObject([word, word])
  const frozen = await db
    .transaction()
    .execute((tx) => gatherSnapshot(tx, 's-1', { zone, now: hoursAfter(over + 1) }))
  expect(frozen).toMatchObject({ keptWord: { silent: 1, missed: 1 }, complaintIds: [of.complaintId] })

  // K16: taking it back takes nothing back of what had been missed by then.
  const command = { complaintId: of.complaintId, requestKey: newKey() }
  const taken = await withdrawComplaint(db, { ...command, will: 'free' }, of.buyer, hoursAfter(over + 2))
  expect(taken.ok).toBe(true)
  const later = await listKeptWords(db, 's-1', hoursAfter(over + 3))
  expect(later).toMatchObject([{ ...word, withdrawn: 1 }, { withdrawn: 1 }])
  expect(await listKeptWords(db, 's-1', hoursAfter(100 * day))).toMatchObject([
    none,
    { ...word, withdrawn: 1 },
  ])
})
