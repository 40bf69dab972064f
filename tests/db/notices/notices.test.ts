import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { mailNotices } from '#commands/notices/mail-notices'
import { saveNoticeSettings } from '#commands/notices/save-notice-settings'
import { record } from '#commands/record'
import type { Database } from '#db/client'
import { claimMails } from '#db/mail'
import { listMigrationFiles } from '#db/migration-files'
import { countUnreadNotices, listNotices, markNoticesRead } from '#db/notices/bell'
import { listPreferences } from '#db/notices/preferences'
import type { DomainEvent } from '#domain/event'
import { languages } from '#domain/language'
import type { NoticeKind, Preference } from '#domain/notices/kind'
import { fileComplaint } from '#tests/setup/complaints'
import { addPerson } from '#tests/setup/letters'
import { addReview, addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { openMailServer } from '#tests/workers/mail-server'
import { quiet } from '#tests/workers/reviews'
import { sendMails } from '#workers/handlers/send-mail'
import { noticeMails } from '#workers/mail/notices'
import { createMailer } from '#workers/mail/send'

const now = new Date('2026-11-22T09:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const zone = 'Europe/Kyiv'

/** Two people of a shop, a senior and a quality manager, and what tells them of things. */
async function setUp() {
  const test = await createTestDatabase()
  const { db } = test
  await addSeller(db, 'a')
  const people = {
    olena: await addPerson(db, 'Olena', 'seller', 'a'),
    petro: await addPerson(db, 'Petro', 'seller', 'a'),
    sofia: await addPerson(db, 'Sofia', 'senior'),
    hazel: await addPerson(db, 'Hazel', 'quality_manager'),
  }
  const happen = (event: DomainEvent, actorId = 'somebody', at = now) =>
    db.transaction().execute((tx) => record(tx, [event], { actor: { kind: 'person', id: actorId }, at }))
  const mails = () =>
    db.selectFrom('mail').select(['recipient', 'subject', 'text', 'kind']).orderBy('recipient').execute()
  return {
    ...test,
    ...people,
    mails,
    happen,
    warn: (at = now) => happen(warned, 'job', at),
    open: (caseId = 'case', actorId = 'somebody') => happen(caseOpened(caseId), actorId),
    unread: (person: { id: string }) => countUnreadNotices(db, person.id, 100),
    kinds: async (person: { id: string }) =>
      (await listNotices(db, person.id, { limit: 10 })).map(({ kind, times }) => `${kind} ${times}`),
    mailDue: (at: Date) =>
      mailNotices(db, { limit: 100, zone, write: noticeMails({ linkBase: 'https://m.example' }) }, at),
  }
}

const warned: DomainEvent = {
  type: 'seller_warned',
  subject: { kind: 'exclusion', id: 'x' },
  data: { before: 'observed', after: 'at_risk', sellerId: 'a', cycle: 1, version: 1, reasons: [] },
}
const caseOpened = (caseId: string): DomainEvent => ({
  type: 'integrity_case_opened',
  subject: { kind: 'review', id: 'r' },
  data: { caseId, kind: 'retaliation', sellerId: 'a' },
})
const hours = { zone, quietFrom: null, quietUntil: null, digestAt: 480 }
const wish = (kind: NoticeKind, preference: Preference) => new Map([[kind, preference]])

test('everybody of a shop is told what concerns it, staff what is theirs, and nobody of their own doing', async () => {
  await using market = await setUp()
  await market.warn()
  await market.open('case', market.sofia.id)
  expect(await market.kinds(market.olena)).toEqual(['warning 1'])
  expect(await market.kinds(market.petro)).toEqual(['warning 1'])
  expect(await market.kinds(market.sofia)).toEqual([])
  expect(await market.kinds(market.hazel)).toEqual([])
  await market.open('case')
  expect(await market.kinds(market.sofia)).toEqual(['integrity_case 1'])
})

test('a notice says which complaint, review or shop it is about', async () => {
  await using market = await setUp()
  const { happen, db, olena, sofia } = market
  await addReview(db, { id: 'r', sellerId: 'a', text: 'Came broken.' })
  const opened = { kind: 'retaliation', sellerId: 'a', reviewId: 'r', openedAt: now } as const
  const { id } = await db.insertInto('integrityCase').values(opened).returning('id').executeTakeFirstOrThrow()
  await market.open(id)
  const data = { reviewId: 'r', sellerId: 'a', replyId: 'p', revision: 1, action: 'reject' } as const
  const decided = { ...data, reasonCode: 'advertising', statementId: null }
  await happen({ type: 'reply_decided', subject: { kind: 'reply', id: 'p' }, data: decided })
  await fileComplaint(db, { id: 'c', sellerId: 'a' })
  await market.ownerDb.updateTable('complaint').set({ sellerAskedAt: now }).execute()
  await happen({ type: 'complaint_seller_reminded', subject: { kind: 'complaint', id: 'c' }, data: reminded })
  const shown = async (person: { id: string }) =>
    (await listNotices(db, person.id, { limit: 9 })).map(({ kind, number, excerpt }) => [
      kind,
      number ?? excerpt,
    ])
  const { number } = await db.selectFrom('complaint').select('number').executeTakeFirstOrThrow()
  expect(await shown(sofia)).toEqual([['integrity_case', 'a']])
  expect(new Map((await shown(olena)) as [string, unknown][])).toEqual(
    new Map<string, unknown>([
      ['complaint_due', number],
      ['reply_judged', 'Came broken.'],
    ]),
  )
})

test('what was told under a name there is no more has one again', async () => {
  await using market = await setUp()
  const told = { accountId: market.olena.id, inBell: true, createdAt: now }
  const kinds = ['complaint', 'complaint_news', 'dispute_judged'] as never[]
  for (const [at, kind] of kinds.entries())
    await market.ownerDb
      .insertInto('notice')
      .values({ ...told, kind, subjectId: at < 2 ? 'c' : 'r' })
      .execute()
  const file = (await listMigrationFiles()).find(({ name }) => name.startsWith('0093'))
  await market.ownerDb.transaction().execute((tx) => sql.raw(file?.text ?? '').execute(tx))
  expect((await market.kinds(market.olena)).sort()).toEqual(['complaint_news 1', 'dispute_decided 1'])
})

const reminded = { nth: 1, dueAt: now.toISOString() }

test('what happens again to the same thing is one notice while it is unread, and a new one once it was read', async () => {
  await using market = await setUp()
  await market.warn()
  await market.warn(later(1))
  expect(await market.unread(market.olena)).toBe(1)
  expect(await market.kinds(market.olena)).toEqual(['warning 2'])
  const [notice] = await listNotices(market.db, market.olena.id, { limit: 1 })
  await markNoticesRead(market.db, market.petro.id, { id: notice?.id ?? '' }, later(2))
  expect(await market.unread(market.olena)).toBe(1)
  await markNoticesRead(market.db, market.olena.id, { id: notice?.id ?? '' }, later(2))
  expect(await market.unread(market.olena)).toBe(0)
  await market.warn(later(3))
  expect(await market.kinds(market.olena)).toEqual(['warning 1', 'warning 2'])
  await markNoticesRead(market.db, market.olena.id, { upTo: later(2) }, later(4))
  expect(await market.unread(market.olena)).toBe(1)
})

test('who mutes a kind is not told of it, but a decision against a shop cannot be muted', async () => {
  await using market = await setUp()
  const off = { inBell: false, mail: 'off' } as const
  const wishes = new Map([...wish('warning', off), ...wish('exclusion', off)])
  await saveNoticeSettings(market.db, { wishes, hours }, market.olena)
  await market.warn()
  expect(await market.kinds(market.olena)).toEqual([])
  expect(await market.kinds(market.petro)).toEqual(['warning 1'])
  expect((await listPreferences(market.db, market.olena.id)).get('exclusion')).toMatchObject({ inBell: true })
  const muted = sql`update notice_preference set in_bell = false`.execute(market.db)
  await expect(muted).rejects.toThrow('mandatory_notices')
})

test('mail goes to each as they wish: at once, with the digest, or not', async () => {
  await using market = await setUp()
  const only = (person: typeof market.olena, mail: Preference['mail']) =>
    saveNoticeSettings(market.db, { wishes: wish('warning', { inBell: true, mail }), hours }, person)
  await only(market.olena, 'now')
  await only(market.petro, 'digest')
  await market.warn()
  expect(await market.mailDue(later(0))).toBe(1)
  expect((await market.mails()).map(({ recipient }) => recipient)).toEqual(['Olena@test'])
  expect(await market.mailDue(later(1))).toBe(0)
  expect(await market.mailDue(later(24))).toBe(1)
  expect((await market.mails()).map(({ recipient, kind }) => `${recipient} ${kind}`)).toEqual([
    'Olena@test notice',
    'Petro@test digest',
  ])
})

test('what was read in the bell before its mail was due is not mailed as well', async () => {
  await using market = await setUp()
  const wishes = wish('integrity_case', { inBell: true, mail: 'digest' })
  await saveNoticeSettings(market.db, { wishes, hours }, market.sofia)
  await market.open('one')
  await market.open('two')
  const [latest] = await listNotices(market.db, market.sofia.id, { limit: 1 })
  await markNoticesRead(market.db, market.sofia.id, { id: latest?.id ?? '' }, later(1))
  expect(await market.mailDue(later(24))).toBe(1)
  const [mail] = await market.mails()
  expect(mail?.text.match(/integrity\//g)).toHaveLength(1)
  expect(await market.mailDue(later(48))).toBe(0)
})

const alarms: [string, DomainEvent][] = [
  ['drift', alarm('drift')],
  ['neutrality', alarm('neutrality')],
  ['runs', quality()],
]
test.each(alarms)(
  'an alarm is mailed to those who can put it right, with where to look: %s',
  async (page, event) => {
    await using market = await setUp()
    await addPerson(market.db, 'Ada', 'admin')
    await addPerson(market.db, 'Mira', 'moderator')
    await market.happen(event, 'job')
    await market.mailDue(later(0))
    const mails = await market.mails()
    expect(mails.map(({ recipient }) => recipient)).toEqual(['Ada@test', 'Hazel@test'])
    for (const { text } of mails) expect(text).toContain(`/${page}\n`)
    expect(mails[0]?.text).toContain('https://m.example/notices/settings')
  },
)

function alarm(kind: 'drift' | 'neutrality'): DomainEvent {
  const subject = { kind: 'detector_alarm', id: 'alarm' } as const
  return { type: 'detector_alarm_raised', subject, data: { kind, topic: 'precision', figures: {} } }
}

function quality(): DomainEvent {
  const subject = { kind: 'quality_run', id: '2026-11-22' } as const
  return { type: 'quality_counters_drifted', subject, data: { asOf: '2026-11-22', drifted: 3, rows: 90 } }
}

test('in the quiet hours mail waits; who changes them has it worked out anew', async () => {
  await using market = await setUp()
  // 11:00 in Kyiv, quiet from ten to noon.
  const quietHours = { ...hours, quietFrom: 600, quietUntil: 720 }
  await saveNoticeSettings(market.db, { wishes: new Map(), hours: quietHours }, market.sofia)
  await market.open()
  expect(await market.mailDue(later(0.5))).toBe(0)
  await saveNoticeSettings(market.db, { wishes: new Map(), hours }, market.sofia)
  expect(await market.mailDue(later(0.6))).toBe(1)
})

test.each(languages)('in %s a digest arrives at a real mail server as it was written', async (language) => {
  await using market = await setUp()
  await using server = await openMailServer()
  await market.ownerDb.updateTable('account').set({ language }).execute()
  const wishes = wish('integrity_case', { inBell: true, mail: 'digest' })
  await saveNoticeSettings(market.db, { wishes, hours }, market.sofia)
  await market.open('one')
  await market.open('two')
  await market.open('two')
  await market.mailDue(later(24))
  const [kept] = await market.mails()
  await send(market.db, later(24), server.url)
  const [mail] = server.received
  expect(mail?.subject).toBe(kept?.subject)
  expect(mail?.text?.trimEnd()).toBe(kept?.text)
  expect(mail?.text).toContain('https://m.example/integrity/two')
  expect(mail?.text).toContain('× 2')
  expect(kept?.subject).not.toMatch(/notices\./)
})

async function send(db: Database, at: Date, smtpUrl: string) {
  const until = new Date(at.getTime() + 60_000)
  const ids = await db.transaction().execute((tx) => claimMails(tx, { limit: 10, until }, at))
  const mail = createMailer({ smtpUrl, from: 'Assay <assay@market.example>' })
  const noWebhook = () => Promise.reject(new Error('No webhook is sent here'))
  await sendMails(
    { ids },
    { db, send: noWebhook, log: quiet, zone, jobId: 'j', now: () => at, mail, linkBase: 'https://m.example' },
  )
}
