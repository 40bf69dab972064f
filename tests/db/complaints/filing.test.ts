import { expect, test } from 'vitest'
import { fileComplaint } from '#commands/receive-complaints'
import { hoursAfter, monday } from '#tests/setup/complaints'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const requestKey = '6f3c6c0e-4a4f-4a53-9d36-0d6f1d9a1c11'
const form = { actor: { kind: 'job', id: 'signed_link' }, channel: 'form', requestKey } as const
const words = { sellerId: 's-1', complainantId: 'buyer-7', kind: 'delivery', text: 'The saw never came.' }

test('the same form sent again is the same complaint, and another text with its key is not lost', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db, 's-1')
  const id = await fileComplaint(test.db, words, form, monday)
  expect(await fileComplaint(test.db, words, form, hoursAfter(1))).toBe(id)
  const changed = await fileComplaint(test.db, { ...words, text: 'It came, broken.' }, form, hoursAfter(2))

  const kept = await test.db.selectFrom('complaint').select(['id', 'text']).orderBy('receivedAt').execute()
  expect(kept).toEqual([
    { id, text: words.text },
    { id: changed, text: 'It came, broken.' },
  ])
})

test("whoever knows the key of another's form does not come to what was filed with it", async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db, 's-1')
  await addSeller(test.db, 's-2')
  const id = await fileComplaint(test.db, words, form, monday)
  expect(id).not.toContain(requestKey)
  const stranger = await fileComplaint(test.db, { ...words, complainantId: 'buyer-8' }, form, monday)
  const elsewhere = await fileComplaint(test.db, { ...words, sellerId: 's-2' }, form, monday)
  expect(new Set([id, stranger, elsewhere]).size).toBe(3)
  const { complainantId } = await test.db
    .selectFrom('complaint')
    .select('complainantId')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(complainantId).toBe('buyer-7')
})
