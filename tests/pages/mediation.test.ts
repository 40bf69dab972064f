import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signLink } from '#app/sign-link.ts'
import { findComplaint } from '#db/complaints/complaints'
import { demoSellers } from '#fixtures/sellers'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
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
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

/** The id of the complaint that is filed first. */
let id = ''

/** Files a complaint as a buyer does, on a phone without scripts; `go` opens a page of the link that comes of it. */
async function fileByForm(): Promise<{ page: Page; go: (path: string) => Promise<void> }> {
  const form = await app.call('POST', '/complaint-forms', {
    ...{ sellerId, orderId: 'o-1', complainantId: 'buyer-0815' },
  })
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'en-GB',
    viewport: { width: 360, height: 780 },
  })
  const page = await context.newPage()
  await page.goto(form.url)
  await page.locator('select[name=topic]').selectOption('delivery')
  await page.locator('textarea[name=text]').fill('The saw never came.')
  await page.locator('button[value=file]').click()
  await page.waitForURL('**/complaint?link=*')
  const link = new URL(page.url()).searchParams.get('link')
  return { page, go: async (path) => void (await page.goto(`${app.url}${path}?link=${link}`)) }
}

/** A moderator asks the shop, who disagrees. */
async function sortAndAnswer(shop: Page): Promise<void> {
  const { page: desk } = await signInAs(browser, app.url, 'moderator@demo')
  await desk.goto('/complaints')
  await desk.keyboard.press('n')
  await desk.waitForURL(`**/complaints/${id}`)
  await desk.getByRole('heading', { name: 'Complaint no. 10001' }).waitFor()
  await desk.keyboard.press('a')
  await desk.keyboard.press('Enter')
  await desk.getByText('Done. Both sides see it.').waitFor()
  await shop.goto(`/portal/complaints/${id}`)
  await shop.getByLabel('I disagree').check()
  await shop.getByLabel('In your words').first().fill('It was handed over.')
  await shop.getByRole('button', { name: 'Send the answer' }).click()
  await shop.getByText('Your answer has been sent to both sides.').waitFor()
}

test('a complaint goes from its form through sorting, offers and mediation to a remedy that was done', async () => {
  const buyer = await fileByForm()
  const filed = await app.db.selectFrom('complaint').select('id').executeTakeFirstOrThrow()
  id = filed.id
  const { page: shop } = await signInAs(browser, app.url, 'seller2@demo', {
    viewport: { width: 360, height: 780 },
  })
  await sortAndAnswer(shop)
  await shop.goto(`/portal/complaints/${id}/agreement`)
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
  await buyer.page.getByLabel('What they show').selectOption({ label: 'Before' })
  await buyer.page.getByRole('button', { name: 'Seal the files' }).click()
  await buyer.page.getByText('The files are sealed.').waitFor()

  const { page: mediator, complaints } = await signInAs(browser, app.url, 'mediator@demo')
  await mediator.goto(`/complaints/${id}`)
  await mediator.getByRole('heading', { name: 'Stopped: benefits tied to a review' }).waitFor()
  await mediator
    .getByRole('listitem')
    .filter({ has: mediator.getByRole('link', { name: 'door.jpg' }) })
    .getByText('Before', { exact: true })
    .waitFor()
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

  await shop.goto(`/portal/complaints/${id}/agreement`)
  await shop.getByText('The shop pays the price back within two weeks.').waitFor()
  await expectNoBarriers(shop, 'mediation/settlement')
  await shop.getByRole('button', { name: 'Sign' }).click()
  await shop.getByText('You have signed.').waitFor()
  await buyer.go('/complaint/agreement')
  await buyer.page.getByRole('button', { name: 'Sign' }).click()
  await buyer.page.getByText('You have signed.').waitFor()

  await shop.goto(`/portal/complaints/${id}/agreement`)
  await shop.getByLabel('What shows that it was done').fill('Payment 7788')
  await shop.getByRole('button', { name: 'Send the proof' }).click()
  await shop.getByText('The proof was sent.').waitFor()
  await expectNoBarriers(shop, 'mediation/remedy')
  await buyer.go('/complaint/agreement')
  await buyer.page.getByRole('button', { name: 'It was done' }).click()
  await buyer.page.getByText('Thank you. The complaint is closed.').waitFor()
  expect(await findComplaint(app.db, id)).toMatchObject({ state: 'closed' })
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
  const inPortal = `/portal/complaints/${id}/evidence/${photo}`
  for (const answer of [
    await byLink(linkOf(id, 'complainant')),
    await ask(inPortal, 'seller2@demo'),
    await ask(`/complaints/${id}/evidence/${photo}`, 'mediator@demo'),
  ]) {
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(answer.headers.get('content-security-policy')).toContain('sandbox')
    const { exif, format } = await sharp(await answer.arrayBuffer()).metadata()
    expect([exif, format]).toEqual([undefined, 'jpeg'])
  }
  const altered = linkOf(id, 'complainant').replace(/.$/, 'x')
  for (const answer of [
    await byLink(altered),
    await byLink(linkOf('c-2', 'complainant')),
    await byLink(linkOf(id, 'complainant', new Date(Date.now() - 1_000))),
    await byLink(linkOf(id, 'somebody')),
    await byLink(''),
    await ask(inPortal, 'seller@demo'),
    await ask(`/complaints/c-2/evidence/${photo}`, 'mediator@demo'),
  ])
    expect(answer.status).toBe(404)
  expect((await ask(`/complaints/${id}/evidence/${photo}`, 'admin@demo')).status).toBe(403)
  expect((await ask(`/complaints/${id}/evidence/${photo}`, 'seller2@demo')).status).toBe(403)
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
      await fetch(`${app.url}/portal/complaints/${id}/${page}`, { headers: { cookie } })
    ).text()
    expect(raw).toContain('no. ')
    expect(secrets.filter((each) => raw.includes(each))).toEqual([])
  }
})
