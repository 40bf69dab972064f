import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { addEvidence } from '#commands/vault/add-evidence'
import { listComplaintTimeline } from '#db/complaints/timeline'
import { listMails } from '#db/mail'
import { complaintStepKinds } from '#domain/complaints/step'
import { languages } from '#domain/language'
import { noFacts } from '#domain/vault/picture'
import { hoursAfter, monday } from '#tests/setup/complaints'
import { negotiate, offer, settle } from '#tests/setup/mediation'
import { createTestDatabase } from '#tests/setup/test-database'
import { tellOfComplaints } from '#workers/handlers/complaints'
import { complaintMails } from '#workers/mail/complaints'

const linkSecret = 'a secret for links in these tests'
const digestOf = (name: string) => createHash('sha256').update(name).digest('hex')

test('each side hears of the other’s evidence and of an offer that came to nothing, and never of what is not for it', async () => {
  await using test = await createTestDatabase()
  const of = await negotiate(test.db)
  const { complaintId } = of
  const tools = { db: test.db, zone: 'Europe/Kyiv', linkBase: 'https://assay.example', linkSecret }
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  const tell = async () => {
    await tellOfComplaints(
      { ids: [complaintId] },
      { ...tools, log, now: () => monday, jobId: 'j', send: async () => ({}) as never },
    )
    const mails = await listMails(test.db, {}, { limit: 50 })
    return mails.map(({ recipient, subject }) => `${recipient} ${subject}`)
  }
  const before = new Set(await tell())
  const news = async () => {
    const fresh = (await tell()).filter((mail) => !before.has(mail))
    for (const mail of fresh) before.add(mail)
    return fresh
  }
  const handIn = (lane: 'both' | 'complainant', name = 'photo', hours = 2) => {
    const bytes = { digest: digestOf(`drawn ${lane} ${name}`), sentDigest: digestOf(`${lane} ${name}`) }
    const files = [{ name: 'a.jpg', type: 'jpeg' as const, size: 9, facts: noFacts, ...bytes }]
    const from = { complaintId, side: 'complainant', authorId: null, lane, files } as const
    return addEvidence(test.db, from, of.buyer, hoursAfter(hours))
  }

  expect((await handIn('complainant')).ok).toBe(true)
  expect(await news()).toEqual([])
  expect((await handIn('both')).ok).toBe(true)
  const [toShop, ...toOthers] = await news()
  expect(toShop).toMatch(/evidence on complaint/)
  expect(toShop).not.toContain('buyer@example.org')
  expect(toOthers).toEqual([])

  expect((await handIn('both', 'receipt', 2.1)).ok).toBe(true)
  expect(await news()).toEqual([])
  const { nextAt } = await test.db
    .selectFrom('mail')
    .select('nextAt')
    .where('dedupeKey', 'like', '%:evidence:%')
    .executeTakeFirstOrThrow()
  expect(nextAt).toEqual(new Date(hoursAfter(2).getTime() + 600_000))

  await offer(test.db, of)
  expect((await news()).map((mail) => mail.split(' ')[0])).toEqual(['buyer@example.org'])
  await settle(test.db, of, 'decline')
  const declined = await news()
  expect(declined).toHaveLength(1)
  expect(declined[0]).toMatch(/an offer no longer stands/)
  expect(declined[0]).not.toContain('buyer@example.org')
  expect(await news()).toEqual([])

  const timeline = await listComplaintTimeline(test.db, complaintId, complaintStepKinds)
  expect(timeline.slice(0, 3).map(({ what, by, outcome }) => [what, by, outcome])).toEqual([
    ['offer_settled', null, 'declined'],
    ['offer_made', 'respondent', null],
    ['evidence_sealed', 'complainant', null],
  ])
  expect(timeline.filter(({ what }) => what === 'evidence_sealed')).toHaveLength(2)
})

test('what the sides do with each other can be said in every language', () => {
  const write = complaintMails({
    linkBase: 'https://assay.example',
    zone: 'Europe/Kyiv',
    now: monday,
    linkSecret,
  })
  const complaint = { id: 'c', number: 1, state: 'negotiation', dueAt: null } as const
  for (const language of languages) {
    for (const kind of ['agreement', 'offer_over', 'evidence'] as const) {
      const { subject, text } = write(language, { kind, side: 'complainant', isShop: false, complaint })
      expect(subject + text).not.toMatch(/complaints\.|undefined|\{/)
    }
  }
})
