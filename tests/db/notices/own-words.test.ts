import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { staffDoer } from '#commands/complaints/doer'
import { sendComplaintMessage } from '#commands/complaints/send-complaint-message'
import { tellOfComplaint } from '#commands/complaints/tell-of-complaint'
import { keepStatement } from '#commands/keep-statement'
import { mailNotices } from '#commands/notices/mail-notices'
import { mailReader } from '#commands/notices/mail-reader'
import { saveNoticeSettings } from '#commands/notices/save-notice-settings'
import { sendCaseMessage } from '#commands/portal/send-case-message'
import { claimMails } from '#db/mail'
import { listNotices, markNoticesRead } from '#db/notices/bell'
import { listShopRecipients } from '#db/portal/recipients'
import type { NoticeKind, Preference } from '#domain/notices/kind'
import type { MailHours } from '#domain/notices/schedule'
import { askSeller, decideTriage, fileComplaint, monday } from '#tests/setup/complaints'
import { addPerson } from '#tests/setup/letters'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { noticeMails } from '#workers/mail/notices'

const zone = 'Europe/Kyiv'
const byDay: MailHours = { zone, quietFrom: null, quietUntil: null, digestAt: 8 * 60 }
const atNight: MailHours = { ...byDay, quietFrom: 22 * 60, quietUntil: 7 * 60 }
/** 22:30 in Kyiv before the clocks go back; seven in the morning after it. */
const night = new Date('2026-10-24T19:30:00Z')
const morning = new Date('2026-10-25T05:00:00Z')
const eight = new Date('2026-10-25T06:00:00Z')

/** A shop of two people that the marketplace also has an address of, and a quality manager. */
async function setUp() {
  const test = await createTestDatabase()
  const { db, ownerDb } = test
  await addSeller(db, 'a')
  await ownerDb.updateTable('seller').set({ contactEmail: 'shop@test' }).execute()
  const olena = await addPerson(db, 'Olena', 'seller', 'a')
  const petro = await addPerson(db, 'Petro', 'seller', 'a')
  const hazel = await addPerson(db, 'Hazel', 'quality_manager')
  return {
    ...test,
    ...{ olena, petro, hazel },
    wish: (person: typeof olena, hours: MailHours, wishes: Partial<Record<NoticeKind, Preference['mail']>>) =>
      saveNoticeSettings(
        db,
        {
          hours,
          wishes: new Map(
            Object.entries(wishes).map(([kind, mail]) => [kind as NoticeKind, { inBell: true, mail }]),
          ),
        },
        person,
      ),
    message: (at: Date, text = 'What became of it?') => {
      const write = () => ({ subject: 'A message', text: 'Read it:\n\nhttps://m.example/portal/messages' })
      return sendCaseMessage(db, { sellerId: 'a', text, requestKey: text, write }, hazel, at)
    },
    mails: async () =>
      (
        await db
          .selectFrom('mail')
          .select(['recipient', 'nextAt', 'kind', 'state'])
          .orderBy('recipient')
          .orderBy('kind')
          .execute()
      ).map(({ recipient, nextAt, kind, state }) => `${recipient} ${kind} ${state} ${nextAt.toISOString()}`),
    /** To whom mail goes at this instant, and what. */
    async deliver(at: Date) {
      await mailNotices(db, { limit: 100, zone, write: noticeMails({ linkBase: 'https://m.example' }) }, at)
      const until = new Date(at.getTime() + 60_000)
      const ids = await db.transaction().execute((tx) => claimMails(tx, { limit: 100, until }, at))
      if (ids.length === 0) return []
      const sent = await ownerDb
        .updateTable('mail')
        .set({ state: 'sent', finishedAt: at })
        .where('id', 'in', ids)
        .returning(['recipient', 'kind', 'subject', 'text'])
        .execute()
      return sent.sort((one, other) => one.recipient.localeCompare(other.recipient))
    },
  }
}
const whom = (mails: { recipient: string; kind: string }[]) =>
  mails.map(({ recipient, kind }) => `${recipient} ${kind}`)

test('a message waits for the end of a night in which the clocks are set, but not for who has no account', async () => {
  await using market = await setUp()
  await market.wish(market.olena, atNight, {})
  await market.message(night)
  expect(whom(await market.deliver(night))).toEqual(['Petro@test message', 'shop@test message'])
  expect(await market.deliver(new Date(morning.getTime() - 1000))).toEqual([])
  expect(whom(await market.deliver(morning))).toEqual(['Olena@test message'])
  expect(await market.deliver(eight)).toEqual([])
})

test('people who share an address are mailed as the first of them wishes', async () => {
  await using market = await setUp()
  const shared = { notifyEmail: 'team@test' }
  await market.ownerDb.updateTable('account').set(shared).where('sellerId', '=', 'a').execute()
  await market.wish(market.olena, byDay, { message: 'off' })
  await market.wish(market.petro, atNight, {})
  await market.message(night)
  expect(whom(await market.deliver(night))).toEqual(['shop@test message'])
  expect(whom(await market.deliver(morning))).toEqual(['team@test message'])
})

test('what one of several people at an address has read is not mailed to that address, but to every other', async () => {
  await using market = await setUp()
  const { db, olena, petro, ownerDb } = market
  const oksana = await addPerson(db, 'Oksana', 'seller', 'a')
  const shared = { notifyEmail: 'Team@test' }
  await ownerDb.updateTable('account').set(shared).where('id', 'in', [olena.id, petro.id]).execute()
  for (const person of [olena, petro, oksana]) await market.wish(person, atNight, {})
  await market.message(night)
  expect(whom(await market.deliver(night))).toEqual(['shop@test message'])
  const [reader] = await ownerDb
    .selectFrom('mail')
    .select('readerId')
    .where('recipient', '=', 'Team@test')
    .execute()
  const colleague = reader?.readerId === olena.id ? petro : olena
  const later = new Date(night.getTime() + 60_000)
  await markNoticesRead(db, colleague.id, { upTo: night }, later)
  expect(whom(await market.deliver(morning))).toEqual(['Oksana@test message'])
})

test('what no notice tells of is mailed whatever else its reader has read', async () => {
  await using market = await setUp()
  await market.wish(market.olena, atNight, {})
  await market.message(night)
  const readers = await listShopRecipients(market.db, 'a')
  const olena = readers.filter(({ recipient }) => recipient === 'Olena@test')
  await market.db.transaction().execute(async (tx) => {
    const files = { kind: 'files', notice: { kind: 'message', subjectId: null }, dedupeKey: 'files' } as const
    for (const reader of olena)
      await mailReader(tx, reader, { ...files, subject: 'Files', text: 'Two.' }, night)
  })
  await markNoticesRead(market.db, market.olena.id, { upTo: night }, new Date(night.getTime() + 60_000))
  const mails = whom(await market.deliver(morning))
  expect(mails.filter((mail) => mail.startsWith('Olena'))).toEqual(['Olena@test files'])
})

test('whoever wishes a digest has each message in it once, in its own words, and none beside it', async () => {
  await using market = await setUp()
  await market.wish(market.olena, byDay, { message: 'digest' })
  await market.wish(market.petro, byDay, { message: 'off' })
  await market.message(night, 'One.')
  await market.message(night, 'Two.')
  await market.ownerDb.deleteFrom('mail').where('recipient', '=', 'shop@test').execute()
  expect(await market.deliver(night)).toEqual([])
  expect(await market.deliver(new Date(eight.getTime() - 1000))).toEqual([])
  const [digest, ...more] = await market.deliver(eight)
  expect(more).toEqual([])
  expect(digest).toMatchObject({ recipient: 'Olena@test', kind: 'digest' })
  expect(digest?.subject).toContain('2 pieces of news')
  expect(digest?.text.match(/– A message\n {2}Read it:\n\n {2}https/g)).toHaveLength(2)
  expect(digest?.text).toContain('https://m.example/portal/notices/settings')
  expect(await market.deliver(new Date(eight.getTime() + 24 * 3_600_000))).toEqual([])
  const told = await listNotices(market.db, market.olena.id, { limit: 9 })
  expect(told.map(({ kind, times }) => `${kind} ${times}`)).toEqual(['message 2'])
  expect((await market.mails()).filter((mail) => mail.includes('folded'))).toHaveLength(2)
})

test('a digest holds notices and what is said in its own words together', async () => {
  await using market = await setUp()
  await market.wish(market.olena, byDay, { message: 'digest', warning: 'digest' })
  await market.message(night)
  await market.ownerDb
    .insertInto('notice')
    .values({
      ...{ accountId: market.olena.id, kind: 'warning', subjectId: 'x', inBell: true, createdAt: night },
      mail: 'digest',
    })
    .execute()
  await market.deliver(night)
  const digests = (await market.deliver(eight)).filter(({ kind }) => kind === 'digest')
  expect(digests).toHaveLength(1)
  expect(digests[0]?.subject).toContain('2 pieces of news')
})

test('what was read in the night is neither mailed in the morning nor in the digest; what comes after it is', async () => {
  await using market = await setUp()
  const { db, olena, petro } = market
  const at = (minutes: number) => new Date(night.getTime() + minutes * 60_000)
  await market.wish(olena, atNight, {})
  await market.wish(petro, byDay, { message: 'digest' })
  await market.message(at(0), 'One.')
  await market.deliver(at(0))
  for (const { id } of [olena, petro]) await markNoticesRead(db, id, { upTo: at(1) }, at(1))
  await market.message(at(2), 'Two.')
  await market.deliver(at(3))
  await market.message(at(4), 'Three.')
  await market.ownerDb.deleteFrom('mail').where('recipient', '=', 'shop@test').execute()
  await markNoticesRead(db, olena.id, { upTo: at(5) }, at(5))
  expect(await market.deliver(morning)).toEqual([])
  const [digest, ...more] = await market.deliver(eight)
  expect(more).toEqual([])
  expect(digest?.recipient).toBe('Petro@test')
  expect(digest?.text.match(/– A message/g)).toHaveLength(2)
  expect((await market.mails()).filter((mail) => mail.includes(' read '))).toHaveLength(4)
})

test('who changes their hours has what waits come by the new ones', async () => {
  await using market = await setUp()
  await market.wish(market.olena, atNight, {})
  await market.wish(market.petro, byDay, { message: 'digest' })
  await market.message(night)
  await market.deliver(night)
  await market.wish(market.olena, byDay, {})
  await market.wish(market.petro, { ...byDay, digestAt: 6 * 60 }, { message: 'digest' })
  expect(whom(await market.deliver(new Date(night.getTime() + 60_000)))).toEqual(['Olena@test message'])
  expect(whom(await market.deliver(new Date('2026-10-25T04:00:00Z')))).toEqual(['Petro@test digest'])
})

test('what goes with the digest of somebody who may no longer sign in goes nowhere', async () => {
  await using market = await setUp()
  await market.wish(market.olena, byDay, { message: 'digest' })
  await market.message(night)
  await market.deliver(night)
  await market.ownerDb
    .updateTable('account')
    .set({ disabledAt: night })
    .where('id', '=', market.olena.id)
    .execute()
  expect(await market.deliver(eight)).toEqual([])
})

test('a decision is mailed in the night, to whoever muted all they can', async () => {
  await using market = await setUp()
  await market.wish(market.olena, atNight, { recheck: 'off', exclusion: 'digest', letter_answered: 'off' })
  const muted = sql`update notice_preference set mail = 'off' where kind = 'letter_answered'`
  await expect(muted.execute(market.db)).rejects.toThrow('mandatory_mails')
  await market.db.transaction().execute((tx) =>
    keepStatement(
      tx,
      {
        ...{
          kind: 'complaint_decided',
          subjectKind: 'complaint',
          subjectId: 'x',
          title: 'It is over',
          body: 'Over.',
        },
        ...{ to: { sellerId: 'a' }, language: 'en', fields: null, toldWith: 'complaint.decided' },
      },
      night,
    ),
  )
  expect(whom(await market.deliver(night))).toEqual([
    'Olena@test statement',
    'Petro@test statement',
    'shop@test statement',
  ])
})

test('of a complaint a shop is asked after its quiet hours, or with its digest; its buyer is told at once, and nobody twice', async () => {
  await using market = await setUp()
  const { db, olena, petro } = market
  const anna = await addPerson(db, 'Anna', 'moderator')
  // Eleven in the morning in Kyiv.
  await market.wish(olena, { ...byDay, quietFrom: 10 * 60, quietUntil: 12 * 60 }, { complaint_news: 'off' })
  await market.wish(petro, byDay, { complaint_due: 'digest', complaint_news: 'digest' })
  const complaintId = await fileComplaint(db, { sellerId: 'a' })
  await decideTriage(db, { complaintId, decision: askSeller }, anna)
  const message = {
    complaintId,
    lane: 'respondent',
    text: 'Tell us.',
    authorId: anna.id,
    isConfirmed: true,
  } as const
  await sendComplaintMessage(db, { ...message, requestKey: 'm' }, staffDoer(anna), monday)
  const write = (_: string, { kind }: { kind: string }) => ({ subject: `Complaint: ${kind}`, text: 'See.' })
  const tell = () => tellOfComplaint(db, { complaintId, write }, monday)
  await tell()
  await tell()
  const at = (iso: string) => market.deliver(new Date(iso))
  expect(whom(await market.deliver(monday)).filter((mail) => !mail.startsWith('shop@'))).toEqual([
    'buyer@example.org complaint',
  ])
  const noon = await at('2026-11-16T10:00:00Z')
  expect(noon.map(({ recipient, subject }) => `${recipient} ${subject}`)).toEqual([
    'Olena@test Complaint: stage',
  ])
  const digest = await at('2026-11-17T06:00:00Z')
  expect(whom(digest)).toEqual(['Petro@test digest'])
  expect(digest[0]?.text.match(/– Complaint: (stage|message)/g)).toHaveLength(2)
  await tell()
  expect(await at('2026-11-18T06:00:00Z')).toEqual([])
})
