import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { sellerRow } from '#app/api/schemas/seller-row.ts'
import { createTestDatabase } from '#tests/setup/test-database'

/** Words by which what a seller pays would be called. */
const paid =
  /member|subscri|advert|(^|_)ads?(_|$)|sponsor|promot|premium|commission|tariff|billing|invoice|(^|_)spend/i
/** Members of a ring of authors and the promotion of a model are nothing a seller pays for. */
const unpaid = /^(ring_member|detector_model)\./

test('nothing in the database says what a seller pays (B53)', async () => {
  await using test = await createTestDatabase()
  const { rows } = await sql<{ name: string }>`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'public'`.execute(test.db)
  expect(rows.length).toBeGreaterThan(100)
  expect(
    rows.flatMap(({ name }) =>
      !unpaid.test(name) && name.split('.').some((part) => paid.test(part)) ? [name] : [],
    ),
  ).toEqual([])
})

test('what a marketplace sends of it about a seller goes no further than the door (B53)', () => {
  const sent = {
    ...{ id: 's-1', name: 'Alder', category: 'garden', joinedAt: '2024-01-01T00:00:00Z' },
    ...{ membership: 'gold', adSpend: 1000 },
  }
  const read = sellerRow.parse(sent)
  expect(Object.keys(read).filter((key) => /membership|adSpend/.test(key))).toEqual([])
})
