import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { viewComplaint } from '#app/pages/complaint-view.server.ts'
import { signLink } from '#app/sign-link.ts'
import { staffDoer } from '#commands/complaints/doer'
import { fileNotice } from '#commands/complaints/file-notice'
import { sendComplaintMessage } from '#commands/complaints/send-complaint-message'
import { findComplaint } from '#db/complaints/complaints'
import { complaintLanes } from '#domain/complaints/lane'
import { complaintSides } from '#domain/complaints/mover'
import { demoSellers } from '#fixtures/sellers'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { newKey } from '#tests/setup/exclusions'
import { addPerson } from '#tests/setup/people'
import { addReview } from '#tests/setup/reviews'
import { type RunningApp, startApp } from '#tests/setup/running-app'

const sellerId = demoSellers.good
const secret = 'a secret that only these tests ever use'
const now = new Date()
const complainant = 'buyer-0815'
let app: RunningApp
let browser: Browser

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  await app.ownerDb
    .updateTable('account')
    .set({ language: 'en' })
    .where('email', 'in', ['moderator@demo', 'seller2@demo'])
    .execute()
  const returns = { days: 14, how: 'Send it to the yard.', condition: 'unused', contact: 'yard@example.org' }
  const seller = { id: sellerId, name: 'Alder & sons', category: 'garden', joinedAt: '2024-01-01T00:00:00Z' }
  await app.call('POST', '/sellers', [{ ...seller, returns }])
  const filed = { sellerId, complainantId: complainant, kind: 'delivery', createdAt: now.toISOString() }
  await app.call('POST', '/complaints', [
    { ...filed, id: 'c-1', orderId: 'o-1', text: 'The saw never came.', contactEmail: 'b@example.org' },
    { ...filed, id: 'c-2', orderId: 'o-2', text: 'Neither did the axe.' },
  ])
  await untilIn('c-1', 'triage')
  await untilIn('c-2', 'triage')
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

test('a complaint is sorted by keyboard, answered in the portal, and followed by a link without scripts', async () => {
  const { page, complaints } = await signInAs(browser, app.url, 'moderator@demo')
  await page.goto('/complaints')
  await expectNoBarriers(page, 'pages/complaints-line')
  await page.keyboard.press('n')
  await page.waitForURL('**/complaints/c-1')
  await page.getByRole('heading', { name: 'Complaint no. 10001' }).waitFor()
  const colleagues = page.locator('select[name="toAccountId"] option')
  const idle = colleagues.filter({ hasText: /.+ – no complaints in hand$/ })
  await idle.first().waitFor({ state: 'attached' })
  await page.getByText('Within 14 days of arrival').waitFor()
  await page.keyboard.press('m')
  await page.getByLabel('In your words').fill('Please send us the receipt.')
  await page.getByLabel('For whom').selectOption('complainant')
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('Confirm that this leaves the house.').waitFor()
  await page.getByLabel('A side will read this: send it').check()
  await page.getByRole('button', { name: 'Send', exact: true }).click()
  await page.getByText('Your message has been sent.').waitFor()
  await page.keyboard.press('a')
  await page.keyboard.press('Enter')
  await page.getByText('Done. Both sides see it.').waitFor()
  await expectNoBarriers(page, 'pages/complaint-case')
  expect(complaints).toEqual([])
  // Whoever has the page open sees what comes, which is then no news to them.
  await page.goto('/')

  const { page: shop } = await signInAs(browser, app.url, 'seller2@demo', { javaScriptEnabled: false })
  await shop.goto('/portal/complaints')
  await shop.getByRole('link', { name: 'Complaint no. 10001' }).click()
  await shop.getByText('The saw never came.').waitFor()
  await shop.getByLabel('I disagree').check()
  await shop.getByLabel('In your words').first().fill('It was handed over on Monday.')
  await shop.getByRole('button', { name: 'Send the answer' }).click()
  await shop.getByText('Your answer has been sent to both sides.').waitFor()

  await page.getByRole('link', { name: 'Complaints of mine: 1, new in 1' }).click()
  await page.waitForURL('**/complaints?queue=own')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expectNoBarriers(page, 'pages/complaints-own')
  await page.getByRole('link', { name: '10001', exact: true }).click()
  await page.waitForURL('**/complaints/c-1')
  await page.goto('/complaints?queue=own')
  await page.getByRole('link', { name: 'Mine (1)' }).waitFor()

  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'en-GB',
    viewport: { width: 360, height: 780 },
  })
  const buyer = await context.newPage()
  await buyer.goto(`${app.url}${pathOf('c-1')}`)
  await buyer.getByText('It was handed over on Monday.').waitFor()
  await buyer.getByText('Ask: yard@example.org').waitFor()
  await buyer.getByText('Please send us the receipt.').waitFor()
  await buyer.locator('summary', { hasText: 'Withdraw the complaint' }).click()
  await buyer.getByRole('button', { name: 'Withdraw' }).click()
  await buyer.getByText('Say whether you are free to withdraw.').waitFor()
  await buyer.getByLabel('No, I was pressured').check()
  await buyer.getByRole('button', { name: 'Withdraw' }).click()
  await buyer.getByText('What you said about withdrawing has been noted.').waitFor()
  expect(await findComplaint(app.db, 'c-1')).toMatchObject({ state: 'negotiation', withdrawal: 'pressured' })
  await context.close()
})

test('a buyer complains by a link from the marketplace, and follows it from there', async () => {
  const form = await app.call('POST', '/complaint-forms', {
    sellerId,
    orderId: 'o-3',
    complainantId: 'buyer-3',
  })
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'uk',
    viewport: { width: 360, height: 780 },
  })
  const buyer = await context.newPage()
  await buyer.goto(form.url)
  await buyer.getByText('Alder & sons').waitFor()
  await buyer.getByText('o-3').waitFor()
  await buyer.getByText('Протягом 14 днів після отримання').waitFor()
  await buyer.locator('button[value=file]').click()
  await buyer.locator('[id$="-error"]').nth(1).waitFor()
  await buyer.locator('select[name=topic]').selectOption('returns.defect')
  await buyer.locator('textarea[name=text]').fill('Ручка відламалася.')
  const jpeg = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#567' } })
    .jpeg()
    .toBuffer()
  const photo = { name: 'ruchka.jpg', mimeType: 'image/jpeg', buffer: jpeg }
  await buyer.locator('input[name=files]').setInputFiles([photo])
  await buyer.locator('button[value=file]').click()
  await buyer.waitForURL('**/complaint?link=*')
  await buyer.getByText('Скаргу подано.').waitFor()
  await buyer.getByText('Ручка відламалася.').waitFor()
  await buyer.getByText('Alder & sons').waitFor()
  await buyer.goto(buyer.url().replace('/complaint?', '/complaint/evidence?'))
  await buyer.getByText('ruchka.jpg').waitFor()
  await context.close()
  const link = await app.call('POST', '/complaints/c-2/links', { side: 'complainant' })
  expect((await fetch(link.url)).status).toBe(200)
  expect(
    (await fetch(`${app.url}/complaint/new?link=${new URL(link.url).searchParams.get('link')}`)).status,
  ).toBe(404)
})

test('the pages of both sides have no barrier, also on a phone in the dark', async () => {
  const { page: shop } = await signInAs(browser, app.url, 'seller2@demo')
  for (const [name, path] of [
    ['list', '/portal/complaints'],
    ['case', '/portal/complaints/c-1'],
    ['new', '/portal/complaints-new'],
  ] as const) {
    await shop.goto(path)
    await expectNoBarriers(shop, `pages/portal-complaints-${name}`)
  }
  await shop.goto(pathOf('c-1'))
  await expectNoBarriers(shop, 'pages/complaint-by-link')
})

test('the line says why a complaint stands before graver ones', async () => {
  const text = 'It calls for violence.'
  const reviewId = await addReview(app.ownerDb, { id: 'r-flagged', sellerId, state: 'published', text })
  await app.ownerDb.updateTable('review').set({ publishedRevision: 1 }).where('id', '=', reviewId).execute()
  const flagger = { name: 'Watch on Hate', email: 'desk@watch.example', since: '2026-01-15', createdAt: now }
  const added = app.ownerDb.insertInto('trustedFlagger').values(flagger).returning('id')
  const { id: flaggerId } = await added.executeTakeFirstOrThrow()
  const told = { reason: 'hate', text, language: 'en', name: '', email: '', flaggerId } as const
  const given = { ...told, location: reviewId, requestKey: newKey() }
  expect(await fileNotice(app.db, given, new Date())).toMatchObject({ ok: true })
  const { page, complaints } = await signInAs(browser, app.url, 'moderator@demo')
  await page.goto('/complaints')
  const badges = page.getByText('Trusted flagger', { exact: true })
  await badges.waitFor()
  expect(await badges.count()).toBe(1)
  await expectNoBarriers(page, 'pages/complaints-first')
  expect(complaints).toEqual([])
})

test('a message that may tie money to a review waits on its own list, and is stopped with a reason', async () => {
  const text = 'The refund, and your review: let us settle both.'
  const held = { complaintId: 'c-1', sentBy: 'respondent', authorId: null, text } as const
  await app.ownerDb
    .insertInto('heldMessage')
    .values({ ...held, heldAt: now, requestKey: newKey() })
    .execute()
  const { page: shop } = await signInAs(browser, app.url, 'seller2@demo', { javaScriptEnabled: false })
  await shop.goto('/portal/complaints/c-1')
  await shop.getByText('Your message waits').waitFor()
  const { page } = await signInAs(browser, app.url, 'moderator@demo')
  await page.goto('/complaints?queue=held')
  await page.getByText(text).waitFor()
  await expectNoBarriers(page, 'pages/complaints-held')
  await page.getByRole('link', { name: '10001', exact: true }).click()
  await page.waitForURL('**/complaints/c-1')
  await page.getByLabel('Why it is stopped').fill('Leave the review out of it.')
  await expectNoBarriers(page, 'pages/complaint-held')
  await page.getByRole('button', { name: 'Stop it' }).click()
  await page.getByText('The message was stopped, and its sender told why.').waitFor()
  await shop.reload()
  await shop.getByText('Leave the review out of it.').waitFor()
})

test('nothing leaks between lanes, to the other side, or of who works on it', async () => {
  const staff = await addPerson(app.ownerDb, 'Wilhelmina Quill', 'mediator')
  for (const lane of complaintLanes) {
    const message = {
      complaintId: 'c-1',
      lane,
      text: `canary of ${lane}`,
      authorId: staff.id,
      isConfirmed: true,
    }
    const sent = await sendComplaintMessage(
      app.db,
      { ...message, requestKey: newKey() },
      staffDoer(staff),
      now,
    )
    expect(sent.ok).toBe(true)
  }
  const cookie = `assay=${await app.signIn('seller2@demo')}`
  const staffIds = await app.ownerDb
    .selectFrom('account')
    .select('id')
    .where('role', '!=', 'seller')
    .execute()
  const staffSecrets = [...staffIds.map(({ id }) => id), staff.name]
  const seen = {
    complainant: await rawOf(pathOf('c-1')),
    respondent: await rawOf('/portal/complaints/c-1', cookie),
  }
  const words = [
    ...complaintLanes.map((lane) => `canary of ${lane}`),
    'send us the receipt',
    complainant,
    'b@example.org',
  ]
  const found = (raw: string) => [...staffSecrets, ...words].filter((word) => raw.includes(word))
  expect(found(seen.complainant)).toEqual(['canary of complainant', 'canary of both', 'send us the receipt'])
  expect(found(seen.respondent)).toEqual(['canary of respondent', 'canary of both'])

  const desk = await rawOf('/complaints/c-1', `assay=${await app.signIn('moderator@demo')}`)
  expect(['canary of internal', 'canary of mediator'].filter((word) => desk.includes(word))).toEqual([
    'canary of internal',
  ])
  const mails = await app.ownerDb
    .selectFrom('mail')
    .select(['subject', 'text'])
    .where('kind', '=', 'complaint')
    .execute()
  expect(mails.length).toBeGreaterThan(0)
  expect(JSON.stringify(mails)).not.toMatch(/canary|saw|Quill|buyer-0815/)
})

test('both sides read the same stages at the same time', async () => {
  const complaint = await findComplaint(app.db, 'c-1')
  if (!complaint) throw new Error('the complaint is gone')
  const [ours, theirs] = await Promise.all(
    complaintSides.map((side) => viewComplaint(app.db, complaint, side, () => '')),
  )
  expect(ours?.timeline.length).toBeGreaterThan(4)
  expect([ours?.state, ours?.dueAt, ours?.timeline]).toEqual([theirs?.state, theirs?.dueAt, theirs?.timeline])
})

function pathOf(complaintId: string): string {
  const expiresAt = new Date(now.getTime() + 86_400_000)
  return `/complaint?link=${signLink({ purpose: 'complaint', subject: complaintId, party: 'complainant', expiresAt }, secret)}`
}

/** All that a page sends a reader: as a page, and as data. Among it are all texts of the catalogue. */
async function rawOf(path: string, cookie?: string): Promise<string> {
  const headers = { 'accept-language': 'en', ...(cookie && { cookie }) }
  const [pathname = '', query = ''] = path.split('?')
  const page = await fetch(app.url + path, { headers })
  const data = await fetch(`${app.url}${pathname}.data?${query}`, { headers })
  expect([page.status, data.status]).toEqual([200, 200])
  return (await page.text()) + (await data.text())
}

/** Workers acknowledge a complaint within a minute; here within seconds. */
async function untilIn(complaintId: string, state: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if ((await findComplaint(app.db, complaintId))?.state === state) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${complaintId} is not ${state}`)
}
