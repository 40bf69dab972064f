import { expect, test } from 'vitest'
import { withdrawComplaint } from '#commands/complaints/withdraw-complaint'
import { answerProof } from '#commands/mediation/answer-proof'
import { summariseResolutions } from '#db/complaints/resolutions'
import { askSeller, buyer, decideTriage, fileComplaint, hoursAfter } from '#tests/setup/complaints'
import { negotiate, newKey, offer, settle } from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { createTestDatabase } from '#tests/setup/test-database'

test('how complaints ended is told of those a shop was asked about, newest first, of all shops or of one', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const look = (sellerId?: string, most = 100) =>
    summariseResolutions(db, { since: hoursAfter(0), most, ...(sellerId && { sellerId }) })
  expect(await look()).toMatchObject({ ended: 0, medianDays: null, agreedShare: 0 })

  const of = await negotiate(db)
  await offer(db, of)
  await settle(db, of, 'accept')
  const { complaintId } = of
  const done = await answerProof(
    db,
    { complaintId, requestKey: newKey(), isFulfilled: true },
    of.buyer,
    hoursAfter(48),
  )
  expect(done.ok).toBe(true)
  await fileComplaint(db, { id: 'dropped', orderId: 'o-2' })
  const anna = await addPerson(db, 'anna', 'moderator')
  await decideTriage(db, { complaintId: 'dropped', decision: askSeller }, anna)
  const command = { complaintId: 'dropped', requestKey: newKey(), will: 'free' } as const
  expect((await withdrawComplaint(db, command, buyer, hoursAfter(96))).ok).toBe(true)

  const both = { ended: 2, agreedShare: 0.5, arbitratedShare: 0, withdrawnShare: 0.5, remediedShare: 0.5 }
  expect(await look()).toMatchObject({ ...both, silentShare: 0 })
  expect((await look('s-1')).medianDays).toBeCloseTo(3, 1)
  expect(await look('another')).toMatchObject({ ended: 0 })
  expect(await look('s-1', 1)).toMatchObject({ ended: 1, withdrawnShare: 1 })
})
