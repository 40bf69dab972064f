import { expect, test } from 'vitest'
import { answerComplaint } from '#commands/complaints/answer-complaint'
import { returnToComplaint } from '#commands/complaints/return-to-complaint'
import { answerProof } from '#commands/mediation/answer-proof'
import type { Database } from '#db/client'
import { findRemedy } from '#db/mediation/remedies'
import { hearAppeal } from '#tests/setup/complaint-appeals'
import {
  askSeller,
  buyer,
  decideTriage,
  fileComplaint,
  hoursAfter,
  shopOf,
  stateOf,
} from '#tests/setup/complaints'
import { addPerson as addSellerPerson } from '#tests/setup/letters'
import { newKey, offer, settle, zone } from '#tests/setup/mediation'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

/** Found to have no ground, contested by its buyer, and settled with the shop since. */
async function settleContested(db: Database) {
  await addSeller(db, 's-1')
  const seller = await addSellerPerson(db, 'owner of s-1', 'seller', 's-1')
  const [anna, ada] = [await addPerson(db, 'anna', 'moderator'), await addPerson(db, 'ada', 'appeals')]
  const complaintId = await fileComplaint(db)
  await decideTriage(db, { complaintId, decision: { move: 'find_invalid', answer: 'It arrived.' } }, anna)
  const { id: statementId } = await db.selectFrom('statement').select('id').executeTakeFirstOrThrow()
  const back = { complaintId, move: 'contest', text: 'Look again.', side: 'complainant' } as const
  await returnToComplaint(db, { ...back, authorId: null, requestKey: newKey(), zone }, buyer, hoursAfter(1))
  const nina = await addPerson(db, 'nina', 'moderator')
  await decideTriage(db, { complaintId, decision: askSeller }, nina, hoursAfter(2))
  const answer = { complaintId, answer: 'offer', text: 'Let us talk.', authorId: seller.id } as const
  await answerComplaint(db, { ...answer, requestKey: newKey() }, shopOf(seller), hoursAfter(3))
  const of = { complaintId, seller, mediator: anna, other: anna, senior: anna, shop: shopOf(seller), buyer }
  await offer(db, of, {}, hoursAfter(4))
  expect(await settle(db, of, 'accept', hoursAfter(5))).toMatchObject({ value: { state: 'remedy_pending' } })
  return { ada, complaintId, statementId }
}

async function effectsOf(db: Database) {
  const { effects } = await db.selectFrom('appeal').select('effects').executeTakeFirstOrThrow()
  return effects
}

test('what the sides agreed on after a verdict stays owed, whatever an appeal from that verdict finds', async () => {
  await using test = await createTestDatabase()
  const { ada, complaintId, statementId } = await settleContested(test.db)
  await hearAppeal(test.db, { statementId, reviewer: ada, outcome: 'overturned' })
  expect(await stateOf(test.db, complaintId)).toBe('remedy_pending')
  expect(await findRemedy(test.db, complaintId)).toMatchObject({ state: 'owed' })
  expect(await effectsOf(test.db)).toEqual(['superseded'])
})

test('a complaint settled and paid after a verdict stays closed, whatever an appeal from that verdict finds', async () => {
  await using test = await createTestDatabase()
  const { ada, complaintId, statementId } = await settleContested(test.db)
  const paid = { complaintId, requestKey: newKey(), isFulfilled: true }
  await answerProof(test.db, paid, buyer, hoursAfter(6))
  expect(await stateOf(test.db, complaintId)).toBe('closed')
  await hearAppeal(test.db, { statementId, reviewer: ada, outcome: 'overturned' })
  expect(await stateOf(test.db, complaintId)).toBe('closed')
  expect(await effectsOf(test.db)).toEqual(['superseded'])
})
