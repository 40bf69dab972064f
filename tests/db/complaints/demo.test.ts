import { expect, test } from 'vitest'
import { receiveOrders } from '#commands/receive-orders'
import type { Database } from '#db/client'
import { heldOutcomes } from '#domain/complaints/held'
import { complaintSides } from '#domain/complaints/mover'
import { complaintStates } from '#domain/complaints/state'
import { offerStates } from '#domain/mediation/offer'
import { remedyStates } from '#domain/mediation/remedy'
import { hasSigned } from '#domain/mediation/settlement'
import { loadComplaints } from '#fixtures/complaints/load'
import { toldComplaints } from '#fixtures/complaints/told'
import { createDemoPeople } from '#fixtures/load'
import { demoSellers } from '#fixtures/sellers'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

/**
 * What the machine goes through in one and the same moment: acknowledged on the way to triage, agreed on the way to
 * what is owed.
 */
const passing = ['submitted', 'acknowledged', 'resolved_agreed', 'settled', 'decided']
/** A notice about a review that readers saw is told of beside the appeals: `demo-heard-again.test.ts`. */
const elsewhere = ['content_removed']

test('the demo has a complaint in every stage in which one can wait, and loading it again changes nothing', async () => {
  await using test = await createTestDatabase()
  const now = new Date('2026-11-20T10:00:00Z')
  await createDemoPeople(test.ownerDb, now)
  await addSeller(test.ownerDb, demoSellers.good)
  const orders = Array.from({ length: 30 }, (_, at) => ({
    ...{ id: `o-${at}`, sellerId: demoSellers.good, buyerId: `b-${at}`, placedAt: '2026-10-01T10:00:00Z' },
  }))
  await receiveOrders(test.db, orders, { kind: 'operator', id: 'test' }, now)
  for (let twice = 0; twice < 2; twice++) await loadComplaints(test.db, { orders, zone: 'Europe/Kyiv', now })
  const rows = await test.db.selectFrom('complaint').select('state').execute()
  expect(rows).toHaveLength(Object.keys(toldComplaints).length)
  const missing = complaintStates.filter((state) => !rows.some((row) => row.state === state))
  expect(missing).toEqual([...passing, ...elsewhere])
  const passed = await test.db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'complaint_moved')
    .execute()
  const stages = new Set(passed.map(({ data }) => (data as { after?: string }).after))
  expect(passing.slice(1).filter((state) => !stages.has(state))).toEqual([])
  await expectDealings(test.db)
})

async function expectDealings(db: Database): Promise<void> {
  const offers = await db.selectFrom('complaintOffer').select('state').execute()
  expect(new Set(offers.map(({ state }) => state))).toEqual(new Set(offerStates))
  const remedies = await db.selectFrom('complaintRemedy').select('state').execute()
  expect(new Set(remedies.map(({ state }) => state))).toEqual(new Set(remedyStates))
  const held = await db.selectFrom('heldMessage').select('outcome').execute()
  expect(new Set(held.map(({ outcome }) => outcome))).toEqual(new Set([...heldOutcomes, null]))
  const stopped = await db.selectFrom('stoppedCondition').select(['triedBy', 'place']).execute()
  expect(stopped).toEqual([{ triedBy: 'respondent', place: 'message' }])
  const drafts = await db
    .selectFrom('complaintSettlement')
    .select(['complainantSignedAt', 'respondentSignedAt'])
    .execute()
  const signatures = drafts.map((draft) => complaintSides.filter((side) => hasSigned(draft, side)).length)
  expect(signatures.sort()).toEqual([1, 2])
}
