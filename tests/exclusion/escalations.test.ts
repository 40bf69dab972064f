import { expect, test } from 'vitest'
import { approveExclusion } from '#commands/exclusion/approve-exclusion'
import { confirmExclusion } from '#commands/exclusion/confirm-exclusion'
import { stopSeller } from '#commands/exclusion/stop-seller'
import { escalateLetters } from '#commands/letters/escalate-letters'
import { mailEscalations } from '#commands/mail-escalations'
import { mailNotices } from '#commands/notices/mail-notices'
import { saveNoticeSettings } from '#commands/notices/save-notice-settings'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { listBoard } from '#db/exclusions/board'
import { findExclusion } from '#db/exclusions/cases'
import { claimMails } from '#db/mail'
import { listNotices, markNoticesRead } from '#db/notices/bell'
import type { DomainEvent } from '#domain/event'
import { type MailWish, rolesHearing } from '#domain/notices/kind'
import type { MailHours } from '#domain/notices/schedule'
import { keepClocks, on, open } from '#tests/setup/case-steps'
import { accepted, addPerson, addProposal, newKey, zone } from '#tests/setup/exclusions'
import { early, receiptOf, seed } from '#tests/setup/letter-steps'
import { letterOf } from '#tests/setup/letters'
import { createTestDatabase } from '#tests/setup/test-database'
import { escalationMails } from '#workers/mail/escalations'
import { noticeMails } from '#workers/mail/notices'

const hourMs = 3_600_000
const write = escalationMails({ linkBase: 'https://assay.example', zone })
const market = { kind: 'api_key', id: 'market' } as const

/** Escalates what is overdue at `now` and hands over what is due to be sent; what goes to these people. */
async function delivered(db: Database, now: Date, ...people: { name: string }[]) {
  await mailEscalations(db, { limit: 100, write }, now)
  const notices = noticeMails({ linkBase: 'https://assay.example' })
  await mailNotices(db, { limit: 100, zone, write: notices }, now)
  const until = new Date(now.getTime() + 60_000)
  const ids = await db.transaction().execute((tx) => claimMails(tx, { limit: 100, until }, now))
  const mails = await db.selectFrom('mail').selectAll().execute()
  return mails.filter(
    ({ id, recipient }) => ids.includes(id) && people.some(({ name }) => name === recipient),
  )
}

/** Mails what is overdue at `now`; who was mailed what, in order. */
async function mailed(db: Database, now: Date) {
  const before = await db.selectFrom('mail').select('id').execute()
  await mailEscalations(db, { limit: 100, write }, now)
  const mails = await db.selectFrom('mail').selectAll().orderBy('recipient').execute()
  return mails.filter(({ id }) => !before.some((one) => one.id === id))
}

async function addEndpoint(db: Database, now: Date): Promise<void> {
  const values = { url: 'https://market.test', types: ['seller.excluded'], secret: 's', createdAt: now }
  await db.insertInto('webhookEndpoint').values(values).execute()
}

test('a notice the marketplace does not confirm for a day is told to seniors and administrators, once', async () => {
  await using test = await open()
  const now = new Date()
  await addEndpoint(test.db, now)
  const [mira, omar] = [await addPerson(test.db), await addPerson(test.db)]
  const people = [await addPerson(test.db, 'senior'), await addPerson(test.db, 'admin')]
  const { id } = await addProposal(test.db, mira, { now })
  accepted(await approveExclusion(test.db, on(id), omar, now))

  const after = (hours: number) => new Date(now.getTime() + hours * hourMs)
  expect(await keepClocks(test, after(23.9))).toBe(0)
  expect(await mailed(test.db, after(23.9))).toEqual([])
  expect(await keepClocks(test, after(24))).toBe(1)
  expect(await keepClocks(test, after(25))).toBe(0)
  const mails = await mailed(test.db, after(25))
  expect(mails.map(({ recipient }) => recipient)).toEqual(people.map(({ name }) => name).toSorted())
  expect(mails[0]?.text).toContain(`https://assay.example/quality/cases/${id}`)
  expect(await mailed(test.db, after(30))).toEqual([])
  const [card] = await listBoard(test.db, { limit: 5 })
  expect(card).toMatchObject({ column: 'noticed', isUnconfirmed: true })

  accepted(await confirmExclusion(test.db, on(id), market, after(31)))
  expect(await findExclusion(test.db, id)).toMatchObject({ state: 'excluded' })
  expect((await listBoard(test.db, { limit: 5 }))[0]).toMatchObject({ isUnconfirmed: false })
})

test('a stop is told of where nobody confirmed it and where nobody looked at it', async () => {
  await using test = await open()
  const now = new Date()
  await addEndpoint(test.db, now)
  const [manager, senior] = [await addPerson(test.db), await addPerson(test.db, 'senior')]
  const stop = {
    scope: 'all' as const,
    reasonCodes: ['safety'],
    note: 'Magnets.',
    zone,
    requestKey: newKey(),
  }
  accepted(await stopSeller(test.db, { ...stop, sellerId: 'seller' }, senior, now))
  await keepClocks(test, new Date(now.getTime() + 25 * hourMs))
  expect((await mailed(test.db, now)).map(({ kind }) => kind)).toEqual(['notice_unconfirmed'])
  await keepClocks(test, new Date(now.getTime() + 73 * hourMs))
  const late = await mailed(test.db, now)
  expect(late.map(({ kind, recipient }) => [kind, recipient])).toEqual(
    [manager.name, senior.name].toSorted().map((name) => ['stop_unreviewed', name]),
  )
})

test('a reply that does not come is mailed to the seniors on day 10 and to the administrators on day 13', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  const { letterId } = await receiptOf(test.db, set, letterOf(['rude']), early)
  const [senior, admin] = [await addPerson(test.db, 'senior'), await addPerson(test.db, 'admin')]
  await test.db.updateTable('account').set({ language: 'uk' }).where('id', '=', senior.id).execute()
  const told = async (at: string) => {
    await escalateLetters(test.db, new Date(at))
    return mailed(test.db, new Date(at))
  }
  expect(await told('2026-11-01T09:59:59Z')).toEqual([])
  const [first, ...others] = await told('2026-11-01T10:00:00Z')
  expect(others).toEqual([])
  expect(first).toMatchObject({ recipient: senior.name, language: 'uk', kind: 'letter_overdue' })
  expect(first?.text).toContain('5 листопада 2026')
  expect(first?.text).toContain(`https://assay.example/letters/${letterId}`)
  expect((await told('2026-11-04T10:00:00Z')).map(({ recipient }) => recipient)).toEqual([admin.name])
  expect(await told('2026-12-04T10:00:00Z')).toEqual([])
})

test('whoever has left, and what was answered, is mailed about no more', async () => {
  await using test = await createTestDatabase()
  const set = await seed(test)
  const { letterId } = await receiptOf(test.db, set, letterOf(['rude']), early)
  const senior = await addPerson(test.db, 'senior')
  await escalateLetters(test.db, new Date('2026-11-01T10:00:00Z'))
  const disabledAt = new Date()
  await test.db.updateTable('account').set({ disabledAt }).where('id', '=', senior.id).execute()
  expect(await mailed(test.db, disabledAt)).toEqual([])
  await test.db.updateTable('account').set({ disabledAt: null }).where('id', '=', senior.id).execute()
  await test.db.updateTable('letter').set({ answeredAt: disabledAt }).where('id', '=', letterId).execute()
  expect(await mailed(test.db, disabledAt)).toEqual([])
})

const unread = async (db: Database, accountId: string) =>
  (await listNotices(db, accountId, { limit: 9 })).filter(({ readAt }) => readAt === null)

/** A letter overdue at half past ten in the evening, which a senior wishes to hear of by these. */
async function overdueAtNight(
  db: Database,
  letterId: string,
  hours: Partial<MailHours>,
  mail: MailWish = 'now',
) {
  const senior = await addPerson(db, 'senior')
  const wishes = new Map([['letter_overdue', { inBell: false, mail }] as const])
  const usual = { zone, quietFrom: null, quietUntil: null, digestAt: 8 * 60 }
  await saveNoticeSettings(db, { wishes, hours: { ...usual, ...hours } }, senior)
  await db
    .updateTable('letter')
    .set({ replyDueAt: new Date(night.getTime() + 4 * 24 * hourMs) })
    .execute()
  await db.updateTable('letter').set({ escalatedTo: 'senior' }).where('id', '=', letterId).execute()
  return senior
}
/** 22:30 in the marketplace's zone, and the hours after it. */
const night = new Date('2026-11-01T20:30:00Z')
const hoursLater = (hours: number) => new Date(night.getTime() + hours * hourMs)
const quiet = { quietFrom: 22 * 60, quietUntil: 7 * 60 }

test('an escalation rings at once and is mailed after the quiet hours, whatever its reader has muted', async () => {
  await using test = await createTestDatabase()
  const { letterId } = await receiptOf(test.db, await seed(test), letterOf(['rude']), early)
  const senior = await overdueAtNight(test.db, letterId, quiet, 'off')
  expect(await delivered(test.db, night, senior)).toEqual([])
  expect(await unread(test.db, senior.id)).toMatchObject([{ kind: 'letter_overdue', subjectId: letterId }])
  expect(await delivered(test.db, hoursLater(8.4), senior)).toEqual([])
  expect(await delivered(test.db, hoursLater(8.5), senior)).toMatchObject([
    { kind: 'letter_overdue', recipient: senior.name },
  ])
})

test('an escalation goes with the digest of whoever wishes that, and leads staff to their own settings', async () => {
  await using test = await createTestDatabase()
  const { letterId } = await receiptOf(test.db, await seed(test), letterOf(['rude']), early)
  const senior = await overdueAtNight(test.db, letterId, {}, 'digest')
  expect(await delivered(test.db, night, senior)).toEqual([])
  const [digest, ...others] = await delivered(test.db, hoursLater(9.5), senior)
  expect(others).toEqual([])
  expect(digest).toMatchObject({ kind: 'digest', recipient: senior.name })
  expect(digest?.text).toContain(`https://assay.example/letters/${letterId}`)
  expect(digest?.text).toContain('https://assay.example/notices/settings')
})

test('what somebody has seen to or read before the morning is not mailed any more', async () => {
  await using test = await createTestDatabase()
  const { letterId } = await receiptOf(test.db, await seed(test), letterOf(['rude']), early)
  const [reads, waits] = [
    await overdueAtNight(test.db, letterId, quiet),
    await overdueAtNight(test.db, letterId, quiet),
  ]
  expect(await delivered(test.db, night, reads, waits)).toEqual([])
  await markNoticesRead(test.db, reads.id, { upTo: night }, hoursLater(1))
  const event: DomainEvent = {
    ...{ type: 'letter_withdrawn', subject: { kind: 'letter', id: letterId } },
    data: { exclusionId: newKey(), versions: [1] },
  }
  const isStill = (await unread(test.db, waits.id)).length
  await test.db.transaction().execute((tx) => record(tx, [event], { actor: market, at: hoursLater(2) }))
  expect([isStill, await unread(test.db, waits.id)]).toEqual([1, []])
  expect(await delivered(test.db, hoursLater(9), reads, waits)).toEqual([])
})

test('whoever is mailed of an escalation can say when', async () => {
  for (const kind of ['letter_overdue', 'notice_unconfirmed', 'hiding_overdue'] as const)
    expect(rolesHearing(kind)).toEqual(['senior', 'admin'])
  expect(rolesHearing('stop_unreviewed')).toEqual(['senior', 'quality_manager'])
})
