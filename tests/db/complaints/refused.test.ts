import { expect, test } from 'vitest'
import { changeComplaint } from '#commands/complaints/change-complaint'
import { findComplaint, setComplaint } from '#db/complaints/complaints'
import { refuse } from '#domain/result'
import { buyer, fileComplaint, monday } from '#tests/setup/complaints'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

test('a command that is refused half-way leaves the complaint as it was', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db, 's-1')
  const complaintId = await fileComplaint(test.db)
  const before = await findComplaint(test.db, complaintId)
  const command = { complaintId, requestKey: 'k-1' }
  const refused = await changeComplaint(test.db, command, { doer: buyer, now: monday }, async (tx) => {
    await setComplaint(tx, complaintId, { withdrawal: 'free' })
    return refuse({ reason: 'statement_incomplete' as const })
  })
  expect(refused).toMatchObject({ ok: false })
  expect(await findComplaint(test.db, complaintId)).toEqual(before)
})
