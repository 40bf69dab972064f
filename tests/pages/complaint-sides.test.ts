import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signLink } from '#app/sign-link.ts'
import { acknowledgeComplaint } from '#commands/complaints/acknowledge-complaint'
import { staffDoer } from '#commands/complaints/doer'
import { sendComplaintMessage } from '#commands/complaints/send-complaint-message'
import { demoSellers } from '#fixtures/sellers'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser } from '#tests/setup/browser'
import { newKey } from '#tests/setup/exclusions'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { type RunningApp, startApp } from '#tests/setup/running-app'

const secret = 'a secret that only these tests ever use'
const now = new Date()
let app: RunningApp
let browser: Browser

beforeAll(async () => {
  app = await startApp({ isIdle: true })
  browser = await openBrowser()
  await addSeller(app.ownerDb, demoSellers.good)
  const filed = { sellerId: demoSellers.good, complainantId: 'buyer-0815', kind: 'delivery' }
  await app.call('POST', '/complaints', [
    { ...filed, id: 'c-1', orderId: 'o-1', text: 'The saw never came.', createdAt: now.toISOString() },
    { ...filed, id: 'c-2', orderId: 'o-2', text: 'Neither did the axe.', createdAt: now.toISOString() },
  ])
  for (const complaintId of ['c-1', 'c-2'])
    await acknowledgeComplaint(app.db, { complaintId, requestKey: newKey() }, now)
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

test('a shop reports a buyer with what shows it, and the buyer is not shown that', async () => {
  const report = new FormData()
  const fields = { topic: 'fake_order', orderId: 'o-9', happenedAt: '2026-03-01T14:30', place: 'Vishneva 3' }
  for (const [name, value] of Object.entries({ ...fields, text: 'Nobody knew of it.', intent: 'file' }))
    report.set(name, value)
  report.set('requestKey', crypto.randomUUID())
  const png = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#567' } })
    .png()
    .toBuffer()
  report.append('files', new File([new Uint8Array(png)], 'door.png', { type: 'image/png' }))
  const cookie = `assay=${await app.signIn('seller2@demo')}`
  const send = (body: FormData) =>
    fetch(`${app.url}/portal/complaints-new`, {
      method: 'POST',
      headers: { cookie },
      body,
      redirect: 'manual',
    })
  const filed = await send(report)
  expect(filed.headers.get('location')).toMatch(/done=complaints\.did\.file$/)
  const { id, evidence, ...row } = await app.ownerDb
    .selectFrom('complaint')
    .select(['id', 'evidence', 'topic', 'filedBy'])
    .where('orderId', '=', 'o-9')
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ topic: 'fake_order', filedBy: 'performer' })
  expect(evidence).toEqual([{ when: '2026-03-01 14:30', where: 'Vishneva 3' }])
  expect(
    await app.ownerDb.selectFrom('complaintEvidence').select(['complaintId', 'lane']).execute(),
  ).toContainEqual({ complaintId: id, lane: 'complainant' })
  const pageOf = async (path: string, as: string) =>
    (await fetch(app.url + path, { headers: { cookie: `assay=${as}` } })).text()
  const own = await pageOf(`/portal/complaints/${id}`, await app.signIn('seller2@demo'))
  const desk = await pageOf(`/complaints/${id}`, await app.signIn('moderator@demo'))
  for (const shown of [own, desk]) {
    expect(shown).toMatch(/<dd>[^<]*\b(14:30|2:30\s(PM|пп))<\/dd>/)
    expect(shown).toContain('<dd dir="auto">Vishneva 3</dd>')
    expect(shown).not.toMatch(/when: 2026|2026-03-01 14:30<|where: Vishneva/)
  }
  report.set('topic', 'toString')
  expect((await send(report)).status).toBe(422)
  report.set('topic', 'fake_order')
  report.set('happenedAt', 'yesterday')
  expect((await send(report)).status).toBe(422)
})

test('one case is no other, and a shop reads only its own', async () => {
  const own = await (await fetch(app.url + pathOf('c-2'))).text()
  expect(own).toContain('Neither did the axe.')
  expect(own).not.toContain('The saw never came.')
  const cookie = `assay=${await app.signIn('seller@demo')}`
  const foreign = await fetch(`${app.url}/portal/complaints/c-1`, { headers: { cookie } })
  expect(foreign.status).toBe(404)
})

test('a side reads at once what changes, unless it is just writing, and hears of no other case', async () => {
  const staff = await addPerson(app.ownerDb, 'Bo Ness', 'moderator')
  const tell = async (complaintId: string, text: string) => {
    const message = { complaintId, lane: 'complainant', text, authorId: staff.id } as const
    const sent = { ...message, isConfirmed: true, requestKey: newKey() }
    expect(await sendComplaintMessage(app.db, sent, staffDoer(staff), new Date())).toMatchObject({ ok: true })
  }
  const page = await (await browser.newContext({ locale: 'en' })).newPage()
  const visits: string[] = []
  page.on('request', (request) => visits.push(new URL(request.url()).pathname))
  const isListening = page.waitForResponse(/complaint\/live/)
  await page.goto(app.url + pathOf('c-2'))
  await isListening
  await tell('c-2', 'We looked into it.')
  await page.getByText('We looked into it.').waitFor()

  await page.getByText('Write a message').click()
  await page.getByRole('textbox').first().fill('I was about to say')
  const before = visits.length
  await tell('c-1', 'This is about another case.')
  await tell('c-2', 'And we found it.')
  await page.getByText('Something has changed here.').waitFor()
  await expectNoBarriers(page, 'pages/complaint-changed')
  expect(visits.slice(before)).toEqual([])
  await page.getByRole('button', { name: 'Show what is new' }).click()
  await page.getByText('And we found it.').waitFor()
  expect(await page.getByRole('textbox').first().inputValue()).toBe('I was about to say')
})

function pathOf(complaintId: string): string {
  const expiresAt = new Date(now.getTime() + 86_400_000)
  return `/complaint?link=${signLink({ purpose: 'complaint', subject: complaintId, party: 'complainant', expiresAt }, secret)}`
}
