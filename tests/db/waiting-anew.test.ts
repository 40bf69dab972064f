import { expect, test } from 'vitest'
import { tellLateWaits } from '#commands/notices/tell-late-waits'
import type { Database } from '#db/client'
import { complaintWaitsSince, type LineOfWait } from '#domain/usual-wait'
import { fileComplaint, hoursAfter, monday } from '#tests/setup/complaints'
import { early, receiptOf, seed } from '#tests/setup/letter-steps'
import { letterOf } from '#tests/setup/letters'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const hour = 3_600_000
const all = { limit: 50 }

async function setUsual(db: Database, line: LineOfWait, hours: number) {
  const usual = { line, halfMs: hour, mostMs: hours * hour, answered: 20, countedAt: monday }
  await db.insertInto('usualWait').values(usual).execute()
}

test('a better version of a letter waits from its own sending', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const setting = await seed(test)
  const after = (hours: number) => new Date(early.getTime() + hours * hour)
  await receiptOf(db, setting, letterOf(['rude']), early)
  await setUsual(db, 'letter', 48)
  expect(await tellLateWaits(db, all, after(49))).toBe(1)
  await receiptOf(db, setting, letterOf(['rude', 'late_delivery']), after(50))
  expect(await tellLateWaits(db, all, after(60))).toBe(0)
  expect(await tellLateWaits(db, all, after(99))).toBe(1)
})

test('a contested complaint waits from when it was contested, and what goes no such way has no yardstick', async () => {
  await using test = await createTestDatabase()
  const { db, ownerDb } = test
  await addSeller(db, 's-1')
  const contested = await fileComplaint(db, { id: 'contested' })
  await fileComplaint(db, { id: 'of-shop', complainantId: 's-1', kind: 'fake_order', filedBy: 'performer' })
  await fileComplaint(db, { id: 'noticed' })
  await ownerDb.updateTable('complaint').set({ channel: 'notice' }).where('id', '=', 'noticed').execute()
  const contestedAt = hoursAfter(100)
  await ownerDb.updateTable('complaint').set({ contestedAt }).where('id', '=', contested).execute()
  await setUsual(db, 'complaint', 10)
  expect(await tellLateWaits(db, all, hoursAfter(109))).toBe(0)
  expect(await tellLateWaits(db, all, hoursAfter(111))).toBe(1)

  const rows = await db
    .selectFrom('complaint')
    .select(['id', 'state', 'channel', 'filedBy', 'receivedAt', 'contestedAt', 'sellerAskedAt'])
    .execute()
  const since = Object.fromEntries(rows.map(({ id, ...row }) => [id, complaintWaitsSince(row)]))
  expect(since).toEqual({ contested: contestedAt, 'of-shop': undefined, noticed: undefined })
})
