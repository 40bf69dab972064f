import { expect, test } from 'vitest'
import { receiveOrders } from '#commands/receive-orders'
import { complaintStates } from '#domain/complaints/state'
import { loadComplaints } from '#fixtures/complaints/load'
import { createDemoPeople } from '#fixtures/load'
import { demoSellers } from '#fixtures/sellers'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

/** What the machine goes through in one and the same moment: acknowledged on the way to triage, agreed on the way to what is owed. */
const passing = ['submitted', 'acknowledged', 'resolved_agreed', 'settled', 'decided']
/** A notice about a review that readers saw is told of beside the appeals: `demo-heard-again.test.ts`. */
const elsewhere = ['content_removed']

test('the demo has a complaint in every stage in which one can wait, and loading it again changes nothing', async () => {
  await using test = await createTestDatabase()
  const now = new Date('2026-11-20T10:00:00Z')
  await createDemoPeople(test.ownerDb, now)
  await addSeller(test.ownerDb, demoSellers.good)
  const orders = Array.from({ length: 25 }, (_, at) => ({
    ...{ id: `o-${at}`, sellerId: demoSellers.good, buyerId: `b-${at}`, placedAt: '2026-10-01T10:00:00Z' },
  }))
  await receiveOrders(test.db, orders, { kind: 'operator', id: 'test' }, now)
  for (let twice = 0; twice < 2; twice++) await loadComplaints(test.db, { orders, zone: 'Europe/Kyiv', now })
  const rows = await test.db.selectFrom('complaint').select('state').execute()
  expect(rows).toHaveLength(19)
  const missing = complaintStates.filter((state) => !rows.some((row) => row.state === state))
  expect(missing).toEqual([...passing, ...elsewhere])
  const passed = await test.db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'complaint_moved')
    .execute()
  const stages = new Set(passed.map(({ data }) => (data as { after?: string }).after))
  expect(passing.slice(1).filter((state) => !stages.has(state))).toEqual([])
})
