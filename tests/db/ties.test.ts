import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { handBackAppeal } from '#commands/appeals/hand-back-appeal'
import { takeAppeal } from '#commands/appeals/take-appeal'
import { claimComplaint } from '#commands/complaints/claim-complaint'
import { classifyComplaint } from '#commands/complaints/classify-complaint'
import { staffDoer } from '#commands/complaints/doer'
import { fileNotice } from '#commands/complaints/file-notice'
import { handOverComplaint } from '#commands/complaints/hand-over-complaint'
import { sendComplaintMessage } from '#commands/complaints/send-complaint-message'
import { triageComplaint } from '#commands/complaints/triage-complaint'
import { declareShopTie } from '#commands/declare-shop-tie'
import { stopSeller } from '#commands/exclusion/stop-seller'
import { receiveOrders } from '#commands/receive-orders'
import type { Database } from '#db/client'
import { isTied } from '#db/ties'
import type { Person } from '#domain/permission'
import { decideTriage, fileComplaint, monday } from '#tests/setup/complaints'
import { appealed, at, later, now } from '#tests/setup/hearing'
import { early, judge, receiptOf, seed } from '#tests/setup/letter-steps'
import { letterOf } from '#tests/setup/letters'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

let keys = 0
const key = () => `tie-${keys++}`
const declare = (db: Database, person: Person, sellerId: string) =>
  declareShopTie(db, { sellerId, requestKey: key() }, person, now)

test('whoever declared a tie to the shop of a review judges no appeal about it', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await appealed(test.db)
  expect(await declare(test.db, iryna, 'seller')).toMatchObject({ ok: true })
  expect(await takeAppeal(test.db, at(appealId, 1), iryna, later(2))).toMatchObject({
    refusal: { reason: 'tied' },
  })
  const set = (change: object) =>
    test.ownerDb.updateTable('appeal').set(change).where('id', '=', appealId).execute()
  await expect(set({ assignee: iryna.id, state: 'assigned' })).rejects.toThrow(/tied to/)
})

test('whoever says so with an appeal in hand only puts it back', async () => {
  await using test = await createTestDatabase()
  const { iryna, appealId } = await appealed(test.db)
  await takeAppeal(test.db, at(appealId, 1), iryna, later(2))
  await declare(test.db, iryna, 'seller')
  expect(await handBackAppeal(test.db, at(appealId, 2), iryna, later(2))).toMatchObject({ ok: true })
  const oleh = await addPerson(test.db, 'Oleh', 'appeals')
  expect(await takeAppeal(test.db, at(appealId, 3), oleh, later(2))).toMatchObject({ ok: true })
})

test('a tie said twice is noted once, of a shop that is known, and never taken back', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db, 's-1')
  const mira = await addPerson(test.db, 'Mira', 'moderator')
  expect(await declare(test.db, mira, 'nobody')).toMatchObject({ refusal: { reason: 'not_found' } })
  await declare(test.db, mira, 's-1')
  await declare(test.db, mira, 's-1')
  expect(await test.db.selectFrom('declaredTie').select('partyId').execute()).toEqual([{ partyId: 's-1' }])
  await expect(test.ownerDb.deleteFrom('declaredTie').execute()).rejects.toThrow()
})

test('a tie sent twice is one, and its key says nothing of another shop', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db, 's-1')
  await addSeller(test.db, 's-2')
  const mira = await addPerson(test.db, 'Mira', 'moderator')
  const send = (sellerId: string) =>
    declareShopTie(test.db, { sellerId, requestKey: 'tie-of-one' }, mira, now)
  expect(await send('s-1')).toMatchObject({ ok: true })
  expect(await send('s-1')).toMatchObject({ ok: true })
  expect(await send('s-2')).toMatchObject({ refusal: { reason: 'request_key_taken' } })
  expect(await isTied(test.db, mira.id, 's-2')).toBe(false)
  const said = test.db.selectFrom('event').select('id').where('type', '=', 'shop_tie_declared')
  expect(await said.execute()).toHaveLength(1)
})

test('whoever writes from the address of a shop is tied to it without having said so', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db, 's-1')
  const mira = await addPerson(test.db, 'Mira', 'moderator')
  expect(await isTied(test.db, mira.id, 's-1')).toBe(false)
  await sql`update seller set contact_email = (select upper(email) from account where id = ${mira.id})`.execute(
    test.ownerDb,
  )
  expect(await isTied(test.db, mira.id, 's-1')).toBe(true)
})

test('a complaint about whom they are tied to is neither given to nor moved by anybody', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db, 's-1')
  const [mira, omar] = [
    await addPerson(test.db, 'Mira', 'moderator'),
    await addPerson(test.db, 'Omar', 'moderator'),
  ]
  await fileComplaint(test.db, { id: 'c-1', kind: 'delivery' })
  await declare(test.db, mira, 's-1')
  expect(await claimComplaint(test.db, {}, mira, monday)).toEqual({ ok: true, value: undefined })
  expect(await claimComplaint(test.db, { complaintId: 'c-1' }, mira, monday)).toMatchObject({
    refusal: { reason: 'tied' },
  })
  const decision = { move: 'ask_seller', hours: 72, namesComplainant: false } as const
  const triage = (person: Person) =>
    triageComplaint(
      test.db,
      { complaintId: 'c-1', requestKey: key(), decision, zone: 'Europe/Kyiv' },
      person,
      monday,
    )
  expect(await triage(mira)).toMatchObject({ refusal: { reason: 'tied' } })
  expect(await claimComplaint(test.db, {}, omar, monday)).toEqual({ ok: true, value: 'c-1' })
  expect(await triage(omar)).toMatchObject({ ok: true })

  const done = (person: Person, type = 'complaint_moved') =>
    sql`insert into event (type, subject_kind, subject_id, data, actor_kind, actor_id, happened_at, digest)
      values (${type}, 'complaint', 'c-1', '{"by": "staff"}', 'person', ${person.id}, ${now}, ${'x'})`.execute(
      test.ownerDb,
    )
  for (const type of ['complaint_moved', 'complaint_classified', 'complaint_withdrawal_heard'])
    await expect(done(mira, type)).rejects.toThrow(/tied to a side/)
  await done(omar)
})

test('whoever is tied to a side neither says what a complaint is about, nor writes to a side, nor is handed it', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 's-1')
  const [mira, omar] = [await addPerson(db, 'Mira', 'senior'), await addPerson(db, 'Omar', 'senior')]
  await fileComplaint(db, { id: 'c-1', kind: 'delivery' })
  await declare(db, mira, 's-1')
  const command = { complaintId: 'c-1' }
  const refused = { refusal: { reason: 'tied' } }
  const kind = { topic: 'service', subtopic: null, severity: 'low' } as const
  const classify = (person: Person) =>
    classifyComplaint(db, { ...command, ...kind, requestKey: key() }, person, monday)
  expect(await classify(mira)).toMatchObject(refused)
  expect(await classify(omar)).toMatchObject({ ok: true })

  const write = (person: Person, lane: 'internal' | 'respondent') => {
    const message = { ...command, lane, text: 'We look into it.', authorId: person.id, isConfirmed: true }
    return sendComplaintMessage(db, { ...message, requestKey: key() }, staffDoer(person), monday)
  }
  expect(await write(mira, 'respondent')).toMatchObject(refused)
  expect(await write(mira, 'internal')).toMatchObject({ ok: true })

  expect(await claimComplaint(db, command, omar, monday)).toMatchObject({ ok: true })
  const over = { ...command, toAccountId: mira.id, note: '', requestKey: key() }
  expect(await handOverComplaint(db, over, omar, monday)).toMatchObject({
    refusal: { reason: 'unknown_person' },
  })
})

test('whoever is tied to the author of a review neither judges a notice of it nor takes it down', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const [mira, omar] = [await addPerson(db, 'Mira', 'moderator'), await addPerson(db, 'Omar', 'moderator')]
  const seen = { state: 'published', publishedRevision: 1, authorId: 'author-1' } as const
  const reviewId = await addReview(db, seen)
  const told = {
    reason: 'hate',
    text: 'It calls for violence.',
    name: 'Nora',
    email: 'n@example.org',
  } as const
  const form = { location: reviewId, language: 'en', requestKey: key() } as const
  const filed = await fileNotice(db, { ...told, ...form }, monday)
  if (!filed.ok) throw new Error(filed.refusal.reason)
  const tie = { accountId: mira.id, partyId: 'author-1', declaredAt: now }
  await db.insertInto('declaredTie').values(tie).execute()
  for (const decision of [
    { move: 'remove_content', reasonCode: 'hate_or_threat', illegal: null },
    { move: 'find_invalid', answer: 'It breaks no law.' },
  ] as const) {
    const asked = { complaintId: filed.value, decision }
    expect(await decideTriage(db, asked, mira)).toMatchObject({ refusal: { reason: 'tied' } })
  }
  const decision = { move: 'find_invalid', answer: 'It breaks no law.' } as const
  expect(await decideTriage(db, { complaintId: filed.value, decision }, omar)).toMatchObject({ ok: true })
})

test('where the shop complains, its buyer is a side too', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db, 's-1')
  const order = { id: 'o-1', sellerId: 's-1', buyerId: 'buyer-7', placedAt: monday.toISOString() }
  await receiveOrders(test.db, [order], { kind: 'operator', id: 'test' }, monday)
  await fileComplaint(test.db, { id: 'c-2', complainantId: 's-1', kind: 'fake_order', filedBy: 'performer' })
  const lena = await addPerson(test.db, 'Lena', 'mediator')
  const isTiedTo = async () => {
    const { rows } = await sql<{
      tied: boolean
    }>`select tied_to_complaint(${lena.id}, 'c-2') as tied`.execute(test.db)
    return rows[0]?.tied
  }
  expect(await isTiedTo()).toBe(false)
  await test.db
    .insertInto('declaredTie')
    .values({ accountId: lena.id, partyId: 'buyer-7', declaredAt: now })
    .execute()
  expect(await isTiedTo()).toBe(true)
})

test('nobody stops a shop they are tied to, nor is the database told that they did', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db, 's-1')
  const omar = await addPerson(test.db, 'Omar', 'senior')
  await declare(test.db, omar, 's-1')
  const stop = {
    sellerId: 's-1',
    scope: 'all',
    category: null,
    reasonCodes: ['fraud'],
    note: 'Fraud.',
  } as const
  const asked = { ...stop, reasonCodes: [...stop.reasonCodes], zone: 'Europe/Kyiv', requestKey: key() }
  expect(await stopSeller(test.db, asked, omar, now)).toMatchObject({ refusal: { reason: 'tied' } })
  const { rows } = await sql<{ id: string }>`
    insert into exclusion (seller_id, state, zone, opened_at) values ('s-1', 'at_risk', 'Europe/Kyiv', now())
    returning id`.execute(test.ownerDb)
  const id = rows[0]?.id ?? ''
  const set = (change: object) =>
    test.ownerDb.updateTable('exclusion').set(change).where('id', '=', id).execute()
  await expect(set({ stoppedBy: omar.id })).rejects.toThrow(/tied to/)
  await expect(set({ proposedBy: omar.id })).rejects.toThrow(/tied to/)
})

test('a letter of a shop they are tied to is judged and answered by others', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  const [manager, other] = [
    await addPerson(test.db, 'manager', 'quality_manager'),
    await addPerson(test.db, 'other', 'quality_manager'),
  ]
  const { letterId } = await receiptOf(test.db, set, letterOf(['rude']), early)
  await declare(test.db, manager, 'seller')
  expect(await judge(test.db, letterId, manager, ['constructive'])).toMatchObject({
    refusal: { reason: 'tied' },
  })
  const judgedBy = (person: Person) =>
    test.ownerDb.updateTable('letter').set({ judgedBy: person.id }).where('id', '=', letterId).execute()
  await expect(judgedBy(manager)).rejects.toThrow(/tied to/)
  await judgedBy(other)
  const row = { letterId, version: 1, rowId: 'a', verdict: 'vague', judgedAt: now } as const
  const insert = test.ownerDb.insertInto('letterRowVerdict').values({ ...row, judgedBy: manager.id })
  await expect(insert.execute()).rejects.toThrow(/tied to/)
})
