import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { signLink } from '#app/sign-link.ts'
import { answerComplaint } from '#commands/complaints/answer-complaint'
import { shopDoer } from '#commands/complaints/doer'
import { findComplaint } from '#db/complaints/complaints'
import { demoSellers } from '#fixtures/sellers'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { askSeller, decideTriage } from '#tests/setup/complaints'
import { addPerson } from '#tests/setup/people'
import { type RunningApp, startApp } from '#tests/setup/running-app'

const sellerId = demoSellers.good
const secret = 'a secret that only these tests ever use'
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF')
let app: RunningApp
let browser: Browser

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  await app.ownerDb.updateTable('account').set({ language: 'en' }).execute()
  const seller = { id: sellerId, name: 'Alder & sons', category: 'garden', joinedAt: '2024-01-01T00:00:00Z' }
  await app.call('POST', '/sellers', [seller])
  const createdAt = new Date().toISOString()
  const filed = { sellerId, complainantId: 'buyer-0815', kind: 'delivery', createdAt }
  await app.call('POST', '/complaints', [
    { ...filed, id: 'c-1', orderId: 'o-1', text: 'The saw never came.' },
  ])
  await vi.waitFor(
    async () => {
      if ((await findComplaint(app.db, 'c-1'))?.state !== 'triage') throw new Error('not acknowledged yet')
    },
    { timeout: 60_000, interval: 200 },
  )
  const sorter = await addPerson(app.ownerDb, 'A sorter', 'moderator')
  const now = new Date()
  await decideTriage(app.db, { complaintId: 'c-1', decision: askSeller }, sorter, now)
  const owner = await app.db
    .selectFrom('account')
    .select('id')
    .where('email', '=', 'seller2@demo')
    .executeTakeFirstOrThrow()
  const answer = { complaintId: 'c-1', answer: 'dispute', text: 'It was handed over.' } as const
  const person = {
    kind: 'person',
    role: 'seller',
    sellerId,
    language: 'en',
    name: 'x',
    id: owner.id,
  } as const
  const command = { ...answer, authorId: owner.id, requestKey: crypto.randomUUID() }
  await answerComplaint(app.db, command, shopDoer(person, 'respondent'), now)
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

/** A page of whoever has the buyer's signed link: a phone without scripts. */
async function openByLink(): Promise<{ page: Page; go: (path: string) => Promise<void> }> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'en-GB',
    viewport: { width: 360, height: 780 },
  })
  const page = await context.newPage()
  const link = signLink(
    {
      ...{ purpose: 'complaint', subject: 'c-1', party: 'complainant' },
      expiresAt: new Date(Date.now() + 3_600_000),
    },
    secret,
  )
  return { page, go: async (path) => void (await page.goto(`${app.url}${path}?link=${link}`)) }
}

test('two sides come from a disputed complaint through mediation to a remedy that was done', async () => {
  const { page: shop } = await signInAs(browser, app.url, 'seller2@demo', {
    viewport: { width: 360, height: 780 },
  })
  await shop.goto('/portal/complaints/c-1/agreement')
  await shop.getByLabel('What', { exact: true }).selectOption('part_refund')
  await shop.getByLabel('Amount').fill('60,50')
  await shop.getByLabel('In your words').fill('Yours once the review is gone.')
  await shop.getByRole('button', { name: 'Send the offer' }).click()
  await shop.getByText('Not sent: it asks for a review').waitFor()
  await shop.locator('blockquote', { hasText: 'Yours once the review is gone.' }).waitFor()
  await expectNoBarriers(shop, 'mediation/stopped-offer')
  await shop.getByLabel('In your words').fill('For the delay; the saw is on its way.')
  await shop.getByRole('button', { name: 'Send the offer' }).click()
  await shop.getByText('The offer was sent.').waitFor()

  const buyer = await openByLink()
  await buyer.go('/complaint/agreement')
  await buyer.page.getByText('Part of the price back: 60.50 UAH').first().waitFor()
  await buyer.page.getByRole('button', { name: 'Decline' }).click()
  await buyer.page.getByText('The offer was declined.').waitFor()
  await buyer.page.getByRole('button', { name: 'Ask for a mediator' }).click()
  await buyer.page.getByText('A mediator will help.').waitFor()

  const jpeg = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#765' } })
    .withExif({ IFD2: { DateTimeOriginal: '2026:05:01 10:11:12' } })
    .jpeg()
    .toBuffer()
  await buyer.go('/complaint/evidence')
  await buyer.page.getByLabel('Files').setInputFiles([
    { name: 'door.jpg', mimeType: 'image/jpeg', buffer: jpeg },
    { name: 'receipt.pdf', mimeType: 'application/pdf', buffer: pdf },
  ])
  await buyer.page.getByRole('button', { name: 'Seal the files' }).click()
  await buyer.page.getByText('The files are sealed.').waitFor()

  const { page: mediator, complaints } = await signInAs(browser, app.url, 'mediator@demo')
  await mediator.goto('/complaints/c-1')
  await mediator.getByRole('heading', { name: 'Stopped: benefits tied to a review' }).waitFor()
  await mediator.getByText('2026-05-01 10:11:12').waitFor()
  await mediator.getByText('I am tied to neither side').waitFor()
  await mediator.getByRole('button', { name: 'Take it in hand' }).click()
  await mediator.getByText('Mediated by').waitFor()
  await mediator.getByLabel('What', { exact: true }).selectOption('refund')
  await mediator.getByLabel('Amount').fill('100')
  await mediator.getByLabel('Text of the settlement').fill('The shop pays the price back within two weeks.')
  await mediator.getByRole('button', { name: 'Put before both sides' }).click()
  await mediator.getByText('Both sides can read and sign it.').waitFor()
  await expectNoBarriers(mediator, 'mediation/desk')
  expect(complaints).toEqual([])

  await shop.goto('/portal/complaints/c-1/agreement')
  await shop.getByText('The shop pays the price back within two weeks.').waitFor()
  await expectNoBarriers(shop, 'mediation/settlement')
  await shop.getByRole('button', { name: 'Sign' }).click()
  await shop.getByText('You have signed.').waitFor()
  await buyer.go('/complaint/agreement')
  await buyer.page.getByRole('button', { name: 'Sign' }).click()
  await buyer.page.getByText('You have signed.').waitFor()

  await shop.goto('/portal/complaints/c-1/agreement')
  await shop.getByLabel('What shows that it was done').fill('Payment 7788')
  await shop.getByRole('button', { name: 'Send the proof' }).click()
  await shop.getByText('The proof was sent.').waitFor()
  await expectNoBarriers(shop, 'mediation/remedy')
  await buyer.go('/complaint/agreement')
  await buyer.page.getByRole('button', { name: 'It was done' }).click()
  await buyer.page.getByText('Thank you. The complaint is closed.').waitFor()
  expect(await findComplaint(app.db, 'c-1')).toMatchObject({ state: 'closed' })
})

test('evidence is opened by both sides and by staff, as a download, and by nobody else', async () => {
  const files = await app.db.selectFrom('complaintEvidence').select(['id', 'name']).execute()
  const photo = files.find(({ name }) => name === 'door.jpg')?.id ?? ''
  const ask = async (path: string, email?: string) => {
    const cookie = email ? `assay=${await app.signIn(email)}` : ''
    return fetch(`${app.url}${path}`, { headers: { cookie }, redirect: 'manual' })
  }
  const linkOf = (subject: string, party: string, expiresAt = new Date(Date.now() + 60_000)) =>
    encodeURIComponent(signLink({ purpose: 'complaint', subject, party, expiresAt }, secret))
  const byLink = (link: string) => ask(`/complaint/evidence/${photo}?link=${link}`)
  const inPortal = `/portal/complaints/c-1/evidence/${photo}`
  for (const answer of [
    await byLink(linkOf('c-1', 'complainant')),
    await ask(inPortal, 'seller2@demo'),
    await ask(`/complaints/c-1/evidence/${photo}`, 'mediator@demo'),
  ]) {
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    const { exif, format } = await sharp(await answer.arrayBuffer()).metadata()
    expect([exif, format]).toEqual([undefined, 'jpeg'])
  }
  const altered = linkOf('c-1', 'complainant').replace(/.$/, 'x')
  for (const answer of [
    await byLink(altered),
    await byLink(linkOf('c-2', 'complainant')),
    await byLink(linkOf('c-1', 'complainant', new Date(Date.now() - 1_000))),
    await byLink(linkOf('c-1', 'somebody')),
    await byLink(''),
    await ask(inPortal, 'seller@demo'),
    await ask(`/complaints/c-2/evidence/${photo}`, 'mediator@demo'),
  ])
    expect(answer.status).toBe(404)
  expect((await ask(`/complaints/c-1/evidence/${photo}`, 'admin@demo')).status).toBe(403)
  expect((await ask(`/complaints/c-1/evidence/${photo}`, 'seller2@demo')).status).toBe(403)
})

test('neither side learns who of us mediated, or who the other is', async () => {
  const staff = await app.ownerDb
    .selectFrom('account')
    .select(['id', 'name'])
    .where('role', '!=', 'seller')
    .execute()
  const secrets = [...staff.flatMap(({ id, name }) => [id, name]), 'buyer-0815', '2026-05-01']
  const cookie = `assay=${await app.signIn('seller2@demo')}`
  for (const page of ['agreement', 'evidence']) {
    const raw = await (
      await fetch(`${app.url}/portal/complaints/c-1/${page}`, { headers: { cookie } })
    ).text()
    expect(raw).toContain('no. ')
    expect(secrets.filter((each) => raw.includes(each))).toEqual([])
  }
})
