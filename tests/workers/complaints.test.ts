import { expect, test } from 'vitest'
import { readLink } from '#app/sign-link.ts'
import { staffDoer } from '#commands/complaints/doer'
import { sendComplaintMessage } from '#commands/complaints/send-complaint-message'
import { receiveComplaints } from '#commands/receive-complaints'
import { listMails } from '#db/mail'
import { complaintStates } from '#domain/complaints/state'
import { languages } from '#domain/language'
import { askSeller, decideTriage, hoursAfter, monday, stateOf } from '#tests/setup/complaints'
import { addPerson } from '#tests/setup/people'
import { createTestDatabase } from '#tests/setup/test-database'
import { keepComplaintClocks } from '#workers/complaint-clocks'
import { acknowledgeComplaints, tellOfComplaints } from '#workers/handlers/complaints'
import { complaintMails } from '#workers/mail/complaints'

const linkSecret = 'a secret for links in these tests'
const log = { debug() {}, info() {}, warn() {}, error() {} }

test('both sides are mailed each stage once: the buyer a link that opens this complaint, the shop its portal', async () => {
  await using test = await createTestDatabase()
  const tools = {
    db: test.db,
    now: () => monday,
    zone: 'Europe/Kyiv',
    linkBase: 'https://assay.example',
    linkSecret,
    log,
  }
  const run = { ...tools, jobId: 'j', send: async () => ({}) as never }
  const shop = {
    id: 's-1',
    name: 'Shop',
    category: 'phones',
    joinedAt: monday,
    language: 'ru',
    contactEmail: 'shop@example.org',
  }
  await test.db
    .insertInto('seller')
    .values({
      ...shop,
      verification: '[]',
      contentDigest: Buffer.alloc(32),
      receivedAt: monday,
      updatedAt: monday,
    } as never)
    .execute()
  const row = {
    ...{ id: 'c-1', sellerId: 's-1', complainantId: 'b-7', kind: 'delivery', text: 'Late, says Oksana.' },
    ...{ createdAt: monday.toISOString(), language: 'uk', contactEmail: 'oksana@example.org' },
  }
  await receiveComplaints(test.db, [row], { kind: 'operator', id: 'test' }, monday)
  await acknowledgeComplaints({ ids: ['c-1', 'unknown'] }, run)
  expect(await stateOf(test.db, 'c-1')).toBe('triage')
  for (let twice = 0; twice < 2; twice++) await tellOfComplaints({ ids: ['c-1'] }, run)
  const mails = async () =>
    (await listMails(test.db, {}, { limit: 50 })).map(({ recipient, subject, text }) => ({
      recipient,
      subject,
      text,
    }))
  const [first, ...none] = await mails()
  expect(none).toEqual([])
  expect(first).toMatchObject({ recipient: 'oksana@example.org', subject: 'Скарга № 10001: Розподіляється' })
  const token = /complaint\?link=([\w.-]+)/.exec(first?.text ?? '')?.[1] ?? ''
  expect(readLink(token, { purpose: 'complaint' }, { secret: linkSecret, now: monday })).toMatchObject({
    value: { subject: 'c-1', party: 'complainant' },
  })

  const anna = await addPerson(test.db, 'Anna Moderator', 'moderator')
  await decideTriage(test.db, { complaintId: 'c-1', decision: askSeller }, anna)
  const message = {
    complaintId: 'c-1',
    lane: 'respondent',
    text: 'Between us.',
    authorId: anna.id,
    isConfirmed: true,
  } as const
  await sendComplaintMessage(test.db, { ...message, requestKey: 'm' }, staffDoer(anna), monday)
  await tellOfComplaints({ ids: ['c-1'] }, run)
  await keepComplaintClocks({ db: test.db, log }, hoursAfter(48))
  await tellOfComplaints({ ids: ['c-1'] }, run)
  const told = await mails()
  expect(told.map(({ recipient, subject }) => `${recipient} ${subject}`).toSorted()).toEqual([
    'oksana@example.org Скарга № 10001: Очікуємо на продавця',
    'oksana@example.org Скарга № 10001: Розподіляється',
    'shop@example.org Жалоба № 10001 ждёт вашего ответа',
    'shop@example.org Жалоба № 10001: Ждём продавца',
    'shop@example.org Сообщение по жалобе № 10001',
  ])
  const toShop = told.filter(({ recipient }) => recipient === 'shop@example.org')
  for (const { text } of toShop) expect(text).toContain('https://assay.example/portal/complaints/c-1')
  expect(JSON.stringify(told.map(({ subject, text }) => subject + text))).not.toMatch(
    /Oksana|b-7|Anna|Between us|Late/,
  )
})

test('every stage can be said in every language to either side', () => {
  const write = complaintMails({
    linkBase: 'https://assay.example',
    zone: 'Europe/Kyiv',
    now: monday,
    linkSecret,
  })
  for (const language of languages) {
    for (const state of complaintStates) {
      for (const side of ['complainant', 'respondent'] as const) {
        const complaint = { id: 'c', number: 1, state, dueAt: monday }
        const { subject, text } = write(language, { kind: 'stage', side, isShop: false, complaint })
        expect(subject + text).not.toMatch(/complaints\.|undefined|\{/)
      }
    }
  }
})
