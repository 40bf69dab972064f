import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { listBoard } from '#db/exclusions/board'
import { fillBoard } from '#tests/setup/board'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-26T10:00:00Z')

test('every open case stands in one column of the board, what is due first on top', async () => {
  await using test = await createTestDatabase()
  const { ids, stopped } = await fillBoard(test.db, now)
  const cards = await listBoard(test.db, { limit: 10 })
  for (const [column, id] of Object.entries(ids)) {
    expect(cards.filter((card) => card.id === id)).toMatchObject([{ column }])
  }
  const waiting = cards.filter(({ column }) => column === 'second')
  // Drawn up a day ago, it has waited longer than the stop's 72 hours have to run.
  expect(waiting.map(({ id }) => id)).toEqual([ids.second, stopped])
  expect(waiting[0]?.inColumn).toBe(2)
  expect(cards.find(({ column }) => column === 'excluded')).toMatchObject({
    sellerName: 'Excluded Ovens',
    dayZero: '2026-11-21',
    unanswered: 9,
    hasFakes: false,
    letterState: null,
  })
})

test('a column is paged by the place of its last case, and its count stays', async () => {
  await using test = await createTestDatabase()
  const { ids, stopped } = await fillBoard(test.db, now)
  const [first] = await listBoard(test.db, { column: 'second', limit: 1 })
  expect(first).toMatchObject({ id: ids.second, inColumn: 2 })
  const rest = await listBoard(test.db, { column: 'second', after: first, limit: 5 })
  expect(rest.map(({ id }) => id)).toEqual([stopped])
  expect(await listBoard(test.db, { column: 'second', after: rest[0], limit: 5 })).toEqual([])
})

test('unanswered negatives are those of the last year older than a week', async () => {
  await using test = await createTestDatabase()
  const { ids } = await fillBoard(test.db, now)
  await sql`
    insert into quality_counter (seller_id, cell, unanswered0, unanswered1, unanswered2, unanswered3)
    values ('excluded-ovens', 1, 1, 10, 100, 1000)`.execute(test.ownerDb)
  const cards = await listBoard(test.db, { column: 'excluded', limit: 10 })
  expect(cards.find(({ id }) => id === ids.excluded)?.unanswered).toBe(1110)
})
