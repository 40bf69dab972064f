import { expect, test } from 'vitest'
import { approveExclusion } from '#commands/exclusion/approve-exclusion'
import { confirmExclusion } from '#commands/exclusion/confirm-exclusion'
import { stopSeller } from '#commands/exclusion/stop-seller'
import { escalateLetters } from '#commands/letters/escalate-letters'
import { mailEscalations } from '#commands/mail-escalations'
import type { Database } from '#db/client'
import { listBoard } from '#db/exclusions/board'
import { findExclusion } from '#db/exclusions/cases'
import { keepClocks, on, open } from '#tests/setup/case-steps'
import { accepted, addPerson, addProposal, newKey, zone } from '#tests/setup/exclusions'
import { early, receiptOf, seed } from '#tests/setup/letter-steps'
import { letterOf } from '#tests/setup/letters'
import { createTestDatabase } from '#tests/setup/test-database'
import { escalationMails } from '#workers/mail/escalations'

const hourMs = 3_600_000
const write = escalationMails({ linkBase: 'https://assay.example', zone })
const market = { kind: 'api_key', id: 'market' } as const

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
