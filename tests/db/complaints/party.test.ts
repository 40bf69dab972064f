import { expect, test } from 'vitest'
import { findParty } from '#commands/complaints/party'
import { receiveOrders } from '#commands/receive-orders'
import type { Database } from '#db/client'
import { findComplaint } from '#db/complaints/complaints'
import { complaintSides } from '#domain/complaints/mover'
import { fileComplaint, monday } from '#tests/setup/complaints'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

async function partiesOf(db: Database, id: string) {
  const complaint = await findComplaint(db, id)
  if (!complaint) throw new Error('Not filed')
  return Promise.all(complaintSides.map((side) => findParty(db, complaint, side)))
}

test('whoever came by the link of a side is in the log as that side, whoever filed the complaint', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db, 's-1')
  const order = { id: 'o-1', sellerId: 's-1', buyerId: 'buyer-7', placedAt: monday.toISOString() }
  await receiveOrders(test.db, [order], { kind: 'operator', id: 'test' }, monday)
  await fileComplaint(test.db, { id: 'by-buyer' })
  const report = { complainantId: 's-1', kind: 'fake_order', filedBy: 'performer' } as const
  await fileComplaint(test.db, { id: 'by-shop', ...report })
  await fileComplaint(test.db, { id: 'of-nothing', ...report, orderId: 'o-9' })

  expect(await partiesOf(test.db, 'by-buyer')).toEqual(['buyer-7', 's-1'])
  expect(await partiesOf(test.db, 'by-shop')).toEqual(['s-1', 'buyer-7'])
  expect(await partiesOf(test.db, 'of-nothing')).toEqual(['s-1', undefined])
})
