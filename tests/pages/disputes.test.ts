import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimFault } from '#commands/disputes/claim-fault'
import { demoSellers } from '#fixtures/sellers'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { askSeller, decideTriage, fileComplaint } from '#tests/setup/complaints'
import { addDecisions } from '#tests/setup/decisions'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { type RunningApp, startApp } from '#tests/setup/running-app'

const sellerId = demoSellers.good
let app: RunningApp
let browser: Browser

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  const people = ['senior@demo', 'seller2@demo', 'moderator@demo']
  await app.ownerDb.updateTable('account').set({ language: 'en' }).where('email', 'in', people).execute()
  await addSeller(app.ownerDb, sellerId)
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

async function publishReview(id = 'r-1', publisher = 'Mira Ivanenko') {
  const text = 'The sofa gave way within a month.'
  const reviewId = await addReview(app.ownerDb, { id, sellerId, state: 'published', rating: 1, text })
  await app.ownerDb.updateTable('review').set({ publishedRevision: 1 }).where('id', '=', reviewId).execute()
  const { id: by } = await addPerson(app.ownerDb, publisher, 'moderator')
  const at = new Date(Date.now() - 5 * 86_400_000)
  await addDecisions(app.ownerDb, [{ reviewId, action: 'publish', by, at }])
  return reviewId
}

test('a shop disputes a review on a phone, somebody else takes it down, and the shop reads why', async () => {
  const reviewId = await publishReview()
  const shop = await signInAs(browser, app.url, 'seller2@demo', { viewport: { width: 360, height: 780 } })
  await shop.page.goto(`/portal/reviews/${reviewId}`)
  await shop.page.locator(`a[href="/portal/disputes/${reviewId}"]`).waitFor()
  await shop.page.goto(`/portal/disputes/${reviewId}`)
  await expectNoBarriers(shop.page, 'disputes/file')
  await shop.page.getByLabel('What is wrong with it').selectOption('wrong_seller')
  await shop.page.getByLabel('How do you know?').fill('We sell towels. The order with this number is towels.')
  await shop.page.getByRole('button', { name: 'Send the dispute' }).click()
  await shop.page.getByText('We have your dispute.').waitFor()

  const { page, complaints } = await signInAs(browser, app.url, 'senior@demo')
  await page.goto('/appeals/disputes')
  await expectNoBarriers(page, 'disputes/line')
  await page.getByRole('link', { name: 'It is about another shop' }).click()
  await page.waitForURL(/\/appeals\/disputes\/[0-9a-f-]{36}/)
  await expectNoBarriers(page, 'disputes/case')
  await page.getByLabel('Outcome').selectOption('removed')
  await page.getByLabel('The reasons').fill('The buyer has another order, of a sofa, with another seller.')
  await page.getByRole('button', { name: 'Look at what is sent' }).click()
  await page.getByText('Your dispute: the review is taken down').waitFor()
  await page.getByText('Your review is taken down').waitFor()
  await page.getByRole('button', { name: 'Decide and tell the seller' }).click()
  await page.getByText('Decided; the seller is told.').waitFor()
  expect(complaints).toEqual([])
  expect((await app.call('GET', `/reviews/${reviewId}`)).state).toBe('rejected')

  await shop.page.goto('/portal/notices')
  await shop.page.getByText('Your dispute of a review is decided').waitFor()
  await shop.page.goto('/portal/disputes')
  await expectNoBarriers(shop.page, 'disputes/own')
  await shop.page.goto(`/portal/disputes/${reviewId}`)
  await shop.page.getByText('The buyer has another order').waitFor()
  await expectNoBarriers(shop.page, 'disputes/answered')
  await shop.page.getByRole('link', { name: 'The answer, word for word' }).click()
  await shop.page.waitForURL(/\/portal\/notice\//)
  await expectNoBarriers(shop.page, 'disputes/answer')
  expect(await shop.page.content()).not.toMatch(/Mira|Ярина/)
  expect(shop.complaints).toEqual([])
}, 180_000)

test('a shop hands in a photograph about a complaint, which is sealed', async () => {
  const senior = await addPerson(app.ownerDb, 'Olha', 'senior')
  const complaintId = await fileComplaint(app.ownerDb, { sellerId })
  expect(await decideTriage(app.ownerDb, { complaintId, decision: askSeller }, senior)).toMatchObject({
    ok: true,
  })
  const { page, complaints } = await signInAs(browser, app.url, 'seller2@demo')
  await page.goto(`/portal/complaints/${complaintId}/evidence`)
  const buffer = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#864' } })
    .png()
    .toBuffer()
  await page.locator('input[type=file]').setInputFiles({ name: 'label.png', mimeType: 'image/png', buffer })
  await page.getByRole('button', { name: 'Seal the files' }).click()
  await page.getByText('The files are sealed.').waitFor()
  await page.getByRole('link', { name: 'label.png' }).waitFor()
  await expectNoBarriers(page, 'disputes/evidence')
  expect(complaints).toEqual([])
}, 120_000)

test('a shop says on a phone that a carrier was at fault, is answered, and a second look is left to others', async () => {
  const reviewId = await publishReview('r-2', 'Olha Bondar')
  const shop = await signInAs(browser, app.url, 'seller2@demo', { viewport: { width: 360, height: 780 } })
  await shop.page.goto(`/portal/reviews/${reviewId}`)
  await shop.page.getByLabel('Whose fault was it').selectOption('carrier')
  await shop.page.getByLabel('What happened, and what shows it').fill('The depot kept it for two weeks.')
  await shop.page.getByRole('button', { name: 'It was not our fault' }).click()
  await shop.page.getByText('We have what you say about whose fault it was.').waitFor()
  await expectNoBarriers(shop.page, 'faults/claimed')

  const { page, complaints } = await signInAs(browser, app.url, 'senior@demo')
  await page.goto(`/reviews/${reviewId}`)
  await page.getByRole('link', { name: 'The shop says it was not its fault: answer that' }).waitFor()
  await page.goto('/appeals/disputes')
  await page.getByRole('link', { name: 'It was the carrier’s fault' }).click()
  await page.waitForURL(/\/appeals\/disputes\/faults\/[0-9a-f-]{36}/)
  await expectNoBarriers(page, 'faults/case')
  await page.getByLabel('Whose fault was it').selectOption('seller')
  await page.getByLabel('The reasons').fill('It was handed over eleven days late.')
  await page.getByRole('button', { name: 'Look at what is sent' }).click()
  await page.getByText('The fault was found to be your shop’s').waitFor()
  await expectNoBarriers(page, 'faults/look')
  await page.getByRole('button', { name: 'Decide and tell the seller' }).click()
  await page.getByText('Noted: the shop and the marketplace are told').waitFor()
  await page.goto(`/reviews/${reviewId}`)
  await page.getByLabel('Whose fault was it').selectOption('platform')
  await page.getByLabel('The reasons').fill('Our own label sent it the wrong way.')
  await page.getByRole('button', { name: 'Say whose fault it was' }).click()
  await page.getByText('Noted: the shop and the marketplace are told').waitFor()
  await page.getByLabel('What the marketplace answers in public').fill('Our label was wrong. We are sorry.')
  await page.getByRole('button', { name: 'Leave it to a second person' }).click()
  await page.getByText('It is shown once somebody else has read it.').waitFor()
  await expectNoBarriers(page, 'faults/review')
  expect(complaints).toEqual([])
  const second = await signInAs(browser, app.url, 'moderator@demo')
  await second.page.goto(`/reviews/${reviewId}`)
  await second.page.getByRole('button', { name: 'Have this shown' }).click()
  await second.page.getByText('The marketplace answered in public').waitFor()
  expect(await app.call('GET', `/reviews/${reviewId}`)).toMatchObject({
    fault: { fault: 'platform', label: 'The marketplace’s own fault, not the seller’s' },
    platformAnswer: { text: 'Our label was wrong. We are sorry.' },
  })

  await shop.page.goto('/portal/notices')
  await shop.page.getByText('It was looked into whose fault a bad review tells of').waitFor()
  await shop.page.goto(`/portal/reviews/${reviewId}`)
  await shop.page.getByText('Our own label sent it the wrong way.').waitFor()
  await shop.page.getByText('Our label was wrong. We are sorry.').waitFor()
  await shop.page.getByText('It was handed over eleven days late.').waitFor()
  await expectNoBarriers(shop.page, 'faults/answered')
  expect(await shop.page.content()).not.toMatch(/Olha|Ярина/)
  await shop.page.getByRole('link', { name: 'The answer, word for word' }).click()
  await shop.page.getByText('The fault was found to be your shop’s').waitFor()
  await shop.page.locator('a[href^="/portal/appeals/"]').click()
  await shop.page.getByText('Say what is wrong').waitFor()

  await app.ownerDb.updateTable('review').set({ state: 'rejected' }).where('id', '=', reviewId).execute()
  await shop.page.goto('/portal/notices')
  await shop.page.getByText('It was looked into whose fault a bad review tells of').click()
  await shop.page.waitForURL(new RegExp(`/portal/disputes/${reviewId}$`))
  await shop.page.getByText('It was handed over eleven days late.').waitFor()
  expect(await shop.page.getByRole('button', { name: 'It was not our fault' }).count()).toBe(0)
  await expectNoBarriers(shop.page, 'faults/taken-down')
  expect(shop.complaints).toEqual([])
}, 180_000)

test('whoever says that they are tied to the shop reads why there is nothing for them to judge', async () => {
  const reviewId = await publishReview('r-3', 'Petro Hnatiuk')
  const shop = await signInAs(browser, app.url, 'seller2@demo')
  await shop.page.goto(`/portal/disputes/${reviewId}`)
  await shop.page.getByLabel('What is wrong with it').selectOption('wrong_seller')
  await shop.page.getByLabel('How do you know?').fill('We sell towels.')
  await shop.page.getByRole('button', { name: 'Send the dispute' }).click()
  await shop.page.getByText('We have your dispute.').waitFor()

  const { page, complaints } = await signInAs(browser, app.url, 'moderator@demo')
  await page.goto('/appeals/disputes')
  await page.getByRole('link', { name: 'It is about another shop' }).first().click()
  await page.waitForURL(/\/appeals\/disputes\/[0-9a-f-]{36}/)
  await page.getByText('I am tied to this shop').click()
  await page.getByRole('button', { name: 'Note my tie to this shop' }).click()
  await page.getByText('You are tied to one of the sides.').waitFor()
  await expectNoBarriers(page, 'disputes/tied')
  expect(await page.getByRole('button', { name: 'Look at what is sent' }).count()).toBe(0)
  await page.goto(`/sellers/${sellerId}`)
  await page.getByText('You are tied to this shop.').waitFor()
  await expectNoBarriers(page, 'seller/tied')
  expect(complaints).toEqual([])
}, 120_000)

test('a shop takes back, of a review nobody reads any more, what it said of a fault, and no other shop finds it', async () => {
  const reviewId = await publishReview('r-4', 'Hanna Koval')
  const account = app.ownerDb.selectFrom('account').select('id').where('email', '=', 'seller2@demo')
  const { id } = await account.executeTakeFirstOrThrow()
  const owner = { kind: 'person', id, name: 'Oksana', role: 'seller', sellerId, language: 'en' } as const
  const said = {
    reviewId,
    fault: 'carrier',
    text: 'The depot kept it.',
    zone: 'UTC',
    requestKey: 'claimed',
  } as const
  expect(await claimFault(app.db, said, owner, new Date())).toMatchObject({ ok: true })
  await app.ownerDb.updateTable('review').set({ state: 'rejected' }).where('id', '=', reviewId).execute()
  const claims = () =>
    app.ownerDb.selectFrom('faultClaim').select(['id', 'state']).where('reviewId', '=', reviewId).execute()
  const [claim] = await claims()

  const other = await signInAs(browser, app.url, 'seller@demo')
  const path = `/portal/disputes/${reviewId}`
  const form = { intent: 'withdraw_claim', claimId: claim?.id ?? '' }
  expect((await other.page.request.get(path)).status()).toBe(404)
  expect((await other.page.request.post(path, { form })).status()).toBe(404)
  expect(await claims()).toMatchObject([{ state: 'open' }])

  const shop = await signInAs(browser, app.url, 'seller2@demo', { viewport: { width: 360, height: 780 } })
  await shop.page.goto(path)
  await expectNoBarriers(shop.page, 'faults/claimed-of-hidden')
  await shop.page.getByRole('button', { name: 'Take it back' }).click()
  await shop.page.waitForURL('**?done=disputes.did.withdraw_claim')
  expect(await claims()).toMatchObject([{ state: 'withdrawn' }])
  expect(shop.complaints).toEqual([])
}, 120_000)
