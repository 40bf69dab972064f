import { expect, test } from 'vitest'
import { receiveComplaints } from '#commands/receive-complaints'
import { listRelatedComplaints } from '#db/complaints/lists'
import type { ComplaintRow } from '#domain/intake'
import { hoursAfter } from '#tests/setup/complaints'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

test('an older complaint about the same order, or of the same party, is found beneath a busy shop', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db, 's-1')
  const filed = (id: string, hours: number, fields: Partial<ComplaintRow> = {}): ComplaintRow => ({
    ...{ id, sellerId: 's-1', orderId: `o-${id}`, complainantId: `buyer-${id}`, kind: 'delivery' },
    ...{ text: 'It came late.', createdAt: hoursAfter(hours).toISOString(), ...fields },
  })
  const rows = [
    filed('same-order', 0, { orderId: 'o-1' }),
    filed('same-party', 1, { complainantId: 'buyer-1' }),
    ...Array.from({ length: 15 }, (_, nth) => filed(`other-${10 + nth}`, 2 + nth)),
    filed('own', 20, { orderId: 'o-1', complainantId: 'buyer-1' }),
  ]
  await receiveComplaints(test.db, rows, { kind: 'operator', id: 'test' }, hoursAfter(21))

  const own = { id: 'own', sellerId: 's-1', orderId: 'o-1', complainantId: 'buyer-1' }
  const found = await listRelatedComplaints(test.db, own)
  expect(found.map(({ id }) => id).slice(0, 4)).toEqual(['same-order', 'same-party', 'other-24', 'other-23'])
  expect(found).toHaveLength(10)
  const withoutOrder = await listRelatedComplaints(test.db, { ...own, orderId: null })
  expect(withoutOrder[0]).toMatchObject({ id: 'same-party', isSameOrder: false, isSameParty: true })
})
