import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readShopFault } from '#app/pages/shop-fault.server.ts'
import { returnToComplaint } from '#commands/complaints/return-to-complaint'
import { type ComplaintNews, tellOfComplaint } from '#commands/complaints/tell-of-complaint'
import { tellLateWaits } from '#commands/notices/tell-late-waits'
import type { Database } from '#db/client'
import { findComplaint } from '#db/complaints/complaints'
import { listNotices } from '#db/notices/bell'
import { countUsualWaits, findUsualWait } from '#db/usual-waits'
import { placeOf } from '#domain/notices/place'
import { complaintWaitsSince, type LineOfWait } from '#domain/usual-wait'
import { askSeller, buyer, decideTriage, fileComplaint, hoursAfter, monday } from '#tests/setup/complaints'
import { early, receiptOf, seed } from '#tests/setup/letter-steps'
import { addPerson as addShopPerson, letterOf } from '#tests/setup/letters'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { zone } from '#tests/setup/zone'

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
    .select(['id', 'state', 'channel', 'filedBy', 'receivedAt', 'contestedAt', 'reopenedAt', 'sellerAskedAt'])
    .execute()
  const since = Object.fromEntries(rows.map(({ id, ...row }) => [id, complaintWaitsSince(row)]))
  expect(since).toEqual({ contested: contestedAt, 'of-shop': undefined, noticed: undefined })
})

test('whoever contests what they were answered late is told once more when that takes longer too', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 's-1')
  const complaintId = await fileComplaint(db)
  await setUsual(db, 'complaint', 10)
  expect(await tellLateWaits(db, all, hoursAfter(11))).toBe(1)
  const moderator = await addPerson(db, 'sorter', 'moderator')
  const invalid = { move: 'find_invalid', answer: 'It arrived.' } as const
  await decideTriage(db, { complaintId, decision: invalid }, moderator, hoursAfter(12))
  const back = { complaintId, move: 'contest', text: 'Look again.', side: 'complainant' } as const
  const sent = { ...back, authorId: null, requestKey: 'contest', zone }
  expect(await returnToComplaint(db, sent, buyer, hoursAfter(20))).toMatchObject({ ok: true })

  const write = (_: string, { kind }: ComplaintNews) => ({ subject: kind, text: '…' })
  const mailed = async (now: Date) => {
    await tellOfComplaint(db, { complaintId, write }, now)
    const mails = db.selectFrom('mail').select('id').where('subject', '=', 'delayed')
    return (await mails.execute()).length
  }
  expect(await tellLateWaits(db, all, hoursAfter(29))).toBe(0)
  expect(await mailed(hoursAfter(29))).toBe(0)
  expect(await tellLateWaits(db, all, hoursAfter(31))).toBe(1)
  expect(await tellLateWaits(db, all, hoursAfter(32))).toBe(0)
  expect(await mailed(hoursAfter(32))).toBe(1)
})

test('a complaint that is opened again waits anew though its shop was asked before, and is told of that once more', async () => {
  await using test = await createTestDatabase()
  const { db, ownerDb } = test
  await addSeller(db, 's-1')
  const complaintId = await fileComplaint(db)
  await setUsual(db, 'complaint', 10)
  expect(await tellLateWaits(db, all, hoursAfter(11))).toBe(1)
  const moderator = await addPerson(db, 'sorter', 'moderator')
  await decideTriage(db, { complaintId, decision: askSeller }, moderator, hoursAfter(12))
  expect(await tellLateWaits(db, all, hoursAfter(40))).toBe(0)
  const closed = { state: 'closed', closedAt: hoursAfter(40) } as const
  await ownerDb.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await tx.updateTable('complaint').set(closed).execute()
  })
  const again = {
    complaintId,
    move: 'reopen',
    text: 'It broke.',
    side: 'complainant',
    authorId: null,
  } as const
  const opened = await returnToComplaint(db, { ...again, requestKey: 'again', zone }, buyer, hoursAfter(100))
  expect(opened).toMatchObject({ value: { state: 'reopened' } })

  const found = await findComplaint(db, complaintId)
  expect(found && complaintWaitsSince(found)).toEqual(hoursAfter(100))
  expect(await tellLateWaits(db, all, hoursAfter(109))).toBe(0)
  expect(await tellLateWaits(db, all, hoursAfter(111))).toBe(1)
  expect(await tellLateWaits(db, all, hoursAfter(112))).toBe(0)
  const write = (_: string, { kind }: ComplaintNews) => ({ subject: kind, text: '…' })
  await tellOfComplaint(db, { complaintId, write }, hoursAfter(112))
  const mails = db.selectFrom('mail').select('recipient').where('subject', '=', 'delayed')
  expect(await mails.execute()).toEqual([{ recipient: 'buyer@example.org' }])

  await decideTriage(db, { complaintId, decision: { move: 'resume_triage' } }, moderator, hoursAfter(113))
  await decideTriage(db, { complaintId, decision: askSeller }, moderator, hoursAfter(114))
  const asked = await findComplaint(db, complaintId)
  expect(asked && complaintWaitsSince(asked)).toBeUndefined()
  await db.deleteFrom('usualWait').execute()
  await countUsualWaits(db, hoursAfter(120))
  // It was asked of fourteen hours after it was opened again, and not of a hundred after it had come.
  expect(await findUsualWait(db, 'complaint')).toMatchObject({ answered: 1, mostMs: 14 * hour })
})

test('what a shop says of a fault has a line of its own, and the shop hears that it takes longer', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 's-1')
  const shop = await addShopPerson(db, 'Olena', 'seller', 's-1')
  const reviewId = await addReview(db, { sellerId: 's-1', state: 'published', rating: 1 })
  const claim = { reviewId, revision: 1, sellerId: 's-1', fault: 'carrier', text: 'The depot.' } as const
  const filed = { filedBy: shop.id, filedAt: monday, dueAt: hoursAfter(99) }
  await db
    .insertInto('faultClaim')
    .values({ ...claim, ...filed })
    .execute()
  await setUsual(db, 'fault_claim', 10)
  expect(await tellLateWaits(db, all, hoursAfter(10))).toBe(0)
  expect(await tellLateWaits(db, all, hoursAfter(11))).toBe(1)
  const [told] = await listNotices(db, shop.id, { limit: 9 })
  expect(told).toMatchObject({ kind: 'answer_delayed', subjectId: `fault_claim/${reviewId}` })
  expect(placeOf('answer_delayed', told?.subjectId ?? '')).toBe(`/portal/reviews/${reviewId}`)
  await db.updateTable('review').set({ publishedRevision: 1 }).where('id', '=', reviewId).execute()
  expect(await readShopFault(db, reviewId, hoursAfter(11))).toMatchObject({
    wait: { line: 'fault_claim', isLate: true },
  })
})
