import { expect, test } from 'vitest'
import { imposeMeasure } from '#commands/measures/impose-measure'
import { type QueueMail, queueMail } from '#commands/queue-mail'
import type { Database } from '#db/client'
import { claimMails, forgetMailSecrets } from '#db/mail'
import { languages } from '#domain/language'
import { mailDelaysMs } from '#domain/mail'
import { addExclusion, addPerson } from '#tests/setup/exclusions'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { openMailServer } from '#tests/workers/mail-server'
import { quiet } from '#tests/workers/reviews'
import { sendMails } from '#workers/handlers/send-mail'
import { createMailer, type SendMail } from '#workers/mail/send'
import { relayOnce } from '#workers/relay'

const now = new Date('2026-11-22T09:00:00Z')
const plus = (ms: number) => new Date(now.getTime() + ms)
const from = 'Assay <assay@market.example>'

const subjects = {
  en: 'Your products — a change',
  uk: 'Ваші товари: їжа, ґанок, під’їзд',
  ru: 'Ваши товары: подъезд и ёлка',
  zh: '您的商品：「目錄」與目录',
}

test.each(languages)('a mail in %s arrives as it was written', async (language) => {
  await using test = await createTestDatabase()
  await using server = await openMailServer()
  const text = `${subjects[language]}\n\n${'🧵 '.repeat(60)}\n.\nhttps://assay.example/portal?a=1&b=2=3`
  await put(test.db, { language, subject: subjects[language], text, recipient: 'shop@market.example' })
  await sendDue(test.db, now, createMailer({ smtpUrl: server.url, from }))

  const [mail] = server.received
  expect(mail?.subject).toBe(subjects[language])
  expect(mail?.text?.trimEnd()).toBe(text)
  expect(mail?.from).toEqual({ name: 'Assay', address: 'assay@market.example' })
  expect(mail?.to?.map(({ address }) => address)).toEqual(['shop@market.example'])
  expect(header(mail, 'content-language')).toBe(language)
  expect(header(mail, 'auto-submitted')).toBe('auto-generated')
  expect(mail?.date).toBe(now.toISOString())
  expect(await states(test.db)).toEqual(['sent'])
})

test('a mail with a key that was used is not sent again', async () => {
  await using test = await createTestDatabase()
  await using server = await openMailServer()
  const results = await Promise.all(Array.from({ length: 10 }, () => put(test.db, { dedupeKey: 'notice:1' })))
  expect(results.filter(Boolean)).toHaveLength(1)
  await sendDue(test.db, now, createMailer({ smtpUrl: server.url, from }))
  expect(server.received).toHaveLength(1)
})

test('a mail of a transaction that was rolled back is never sent', async () => {
  await using test = await createTestDatabase()
  const broken = test.db.transaction().execute(async (tx) => {
    await queueMail(tx, mailOf({}), now)
    throw new Error('something else failed')
  })
  await expect(broken).rejects.toThrow('something else failed')
  expect(await states(test.db)).toEqual([])
})

test('the same job many times at once sends once', async () => {
  await using test = await createTestDatabase()
  await using server = await openMailServer()
  for (const dedupeKey of ['a', 'b', 'c']) await put(test.db, { dedupeKey })
  const ids = await claim(test.db, now)
  const tools = toolsOf(test.db, now, createMailer({ smtpUrl: server.url, from }))
  await Promise.all(Array.from({ length: 8 }, () => sendMails({ ids }, tools)))
  expect(server.received).toHaveLength(3)
  expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(3)
})

test('a mail server that is away is tried again for two days with the same Message-ID', async () => {
  await using test = await createTestDatabase()
  const ids = new Set<string>()
  const away: SendMail = async ({ id }) => {
    ids.add(id)
    return { result: 'unreachable', error: 'connect ECONNREFUSED' }
  }
  await put(test.db, {})
  let at = now
  for (const delay of mailDelaysMs) {
    await sendDue(test.db, at, away)
    expect(await states(test.db)).toEqual(['waiting'])
    await sendDue(test.db, new Date(at.getTime() + delay - 1), away)
    at = new Date(at.getTime() + delay)
  }
  await sendDue(test.db, at, away)
  expect(await states(test.db)).toEqual(['failed'])
  expect(at.getTime() - now.getTime()).toBeGreaterThanOrEqual(47 * 3_600_000)
  expect(ids.size).toBe(1)
  const { attempts } = await test.db.selectFrom('mail').select('attempts').executeTakeFirstOrThrow()
  expect(attempts).toBe(mailDelaysMs.length + 1)
})

test('an address the server refuses for good is not tried again, and one it refuses for now is', async () => {
  await using test = await createTestDatabase()
  await using server = await openMailServer((recipient) => {
    if (recipient.startsWith('gone')) return { code: 550, message: `no such user ${recipient}` }
    return recipient.startsWith('full') ? { code: 452, message: 'mailbox full' } : undefined
  })
  await put(test.db, { recipient: 'gone@market.example', dedupeKey: 'a' })
  await put(test.db, { recipient: 'full@market.example', dedupeKey: 'b' })
  await put(test.db, { recipient: 'fine@market.example', dedupeKey: 'c' })
  await sendDue(test.db, now, createMailer({ smtpUrl: server.url, from }))
  expect(await states(test.db)).toEqual(['failed', 'waiting', 'sent'])
  const { lastError } = await test.db
    .selectFrom('mail')
    .select('lastError')
    .where('dedupeKey', '=', 'a')
    .executeTakeFirstOrThrow()
  expect(lastError).toContain('550')
  expect(lastError).not.toContain('gone@market.example')
})

test('a mail server that nobody answers for leaves the mail in line', async () => {
  await using test = await createTestDatabase()
  const closed = await openMailServer()
  await closed[Symbol.asyncDispose]()
  await put(test.db, {})
  await sendDue(test.db, now, createMailer({ smtpUrl: closed.url, from }))
  expect(await states(test.db)).toEqual(['waiting'])
})

test('an address with a comma stays one address', async () => {
  await using test = await createTestDatabase()
  await using server = await openMailServer()
  await put(test.db, {
    recipient: 'a@market.example,b@other.example',
    subject: 'One\r\nBcc: c@other.example',
  })
  await sendDue(test.db, now, createMailer({ smtpUrl: server.url, from }))
  const heard = server.received.flatMap(({ to, cc, bcc }) => [...(to ?? []), ...(cc ?? []), ...(bcc ?? [])])
  expect(heard.map(({ address }) => address)).not.toContain('b@other.example')
  expect(heard.map(({ address }) => address)).not.toContain('c@other.example')
})

test('without a mail server mail is kept', async () => {
  await using test = await createTestDatabase()
  await put(test.db, { isSecret: true, text: 'a link' })
  await sendDue(test.db, now, undefined)
  expect(await states(test.db)).toEqual(['kept'])
  expect(await texts(test.db)).toEqual(['a link'])
})

test('a secret is forgotten once it is sent, or when it has ended', async () => {
  await using test = await createTestDatabase()
  await using server = await openMailServer()
  await put(test.db, { isSecret: true, text: 'a link', dedupeKey: 'a' })
  await sendDue(test.db, now, createMailer({ smtpUrl: server.url, from }))
  expect(server.received[0]?.text?.trim()).toBe('a link')
  await put(test.db, { isSecret: true, text: 'another link', dedupeKey: 'b' })
  expect(await texts(test.db)).toEqual(['', 'another link'])
  await forgetMailSecrets(test.db, plus(1))
  expect(await texts(test.db)).toEqual(['', ''])
})

test('a statement of reasons is mailed to its shop word for word, and its delivery is noted', async () => {
  await using test = await createTestDatabase()
  await using server = await openMailServer()
  await addSeller(test.db)
  await test.db.updateTable('seller').set({ contactEmail: 'shop@market.example', language: 'uk' }).execute()
  await addExclusion(test.db, { now })
  const delivery = () =>
    test.db.selectFrom('statementDelivery').select('state').where('channel', '=', 'email').execute()
  expect(await delivery()).toEqual([{ state: 'queued' }])
  await sendDue(test.db, now, createMailer({ smtpUrl: server.url, from }))
  const statement = await test.db.selectFrom('statement').select(['title', 'body']).executeTakeFirstOrThrow()
  expect(server.received.map(({ subject }) => subject)).toEqual([statement.title])
  expect(server.received[0]?.text?.trim()).toBe(statement.body.trim())
  expect(await delivery()).toEqual([{ state: 'delivered' }])
})

test('the statement of a measure that restricts is mailed as that of an exclusion is', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  await test.db.updateTable('seller').set({ contactEmail: 'shop@market.example', language: 'uk' }).execute()
  const imposed = await imposeMeasure(
    test.db,
    {
      ...{
        sellerId: 'seller',
        step: 'rank_limit',
        ground: 'late_or_cancelled_orders',
        days: 30,
        factor: 0.5,
      },
      ...{ explanation: 'Five orders came late.', skipReason: 'Nobody answers.', seenVersion: 0 },
      ...{ requestKey: 'limit', zone: 'Europe/Kyiv' },
    },
    await addPerson(test.db),
    now,
  )
  expect(imposed.ok).toBe(true)
  const statement = await test.db.selectFrom('statement').select(['title', 'body']).executeTakeFirstOrThrow()
  const mails = await test.db.selectFrom('mail').select(['recipient', 'subject', 'text']).execute()
  expect(mails).toEqual([
    { recipient: 'shop@market.example', subject: statement.title, text: statement.body },
  ])
})

test('the relay hands mail over while screening is far behind', async () => {
  await using test = await createTestDatabase()
  await put(test.db, {})
  const added: string[] = []
  const busy = {
    countWaiting: async () => 1_000,
    add: async (jobs: { name: string }[]) => void added.push(...jobs.map(({ name }) => name)),
  }
  expect(await relayOnce(test.db, busy, now)).toBe(1)
  expect(await relayOnce(test.db, busy, now)).toBe(0)
  expect(added).toEqual(['send_mails'])
})

function mailOf(more: Partial<QueueMail>): QueueMail {
  const about = { kind: 'message', subject: 'A message', text: 'Hello', dedupeKey: 'message:1' }
  return { recipient: 'shop@market.example', language: 'en', ...about, ...more }
}

function put(db: Database, more: Partial<QueueMail>) {
  return db.transaction().execute((tx) => queueMail(tx, mailOf(more), now))
}

function claim(db: Database, at: Date) {
  const until = new Date(at.getTime() + 60_000)
  return db.transaction().execute((tx) => claimMails(tx, { limit: 10, until }, at))
}

function toolsOf(db: Database, at: Date, mail: SendMail | undefined) {
  const send = () => Promise.reject(new Error('No webhook is sent here'))
  return {
    db,
    send,
    log: quiet,
    zone: 'UTC',
    jobId: 'j',
    now: () => at,
    mail,
    linkBase: 'https://assay.example',
  }
}

async function sendDue(db: Database, at: Date, mail: SendMail | undefined) {
  const ids = await claim(db, at)
  if (ids.length > 0) await sendMails({ ids }, toolsOf(db, at, mail))
}

async function states(db: Database) {
  const rows = await db.selectFrom('mail').select('state').orderBy('dedupeKey').execute()
  return rows.map(({ state }) => state)
}

async function texts(db: Database) {
  const rows = await db.selectFrom('mail').select('text').orderBy('dedupeKey').execute()
  return rows.map(({ text }) => text)
}

function header(mail: { headers: { key: string; value: string }[] } | undefined, name: string) {
  return mail?.headers.find(({ key }) => key === name)?.value
}
