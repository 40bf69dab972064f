import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { holdConversations } from '#fixtures/conversations/load'
import { demoSellers } from '#fixtures/sellers'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { addOrder, addSeller } from '#tests/setup/reviews'
import { type RunningApp, startApp } from '#tests/setup/running-app'

const phone = { javaScriptEnabled: false, viewport: { width: 360, height: 800 } }
let app: RunningApp
let browser: Browser

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  const { ownerDb } = app
  await ownerDb.updateTable('account').set({ language: 'en' }).execute()
  for (const id of Object.values(demoSellers)) await addSeller(ownerDb, id)
  // The worst shop leaves out the buyers whose orders came late.
  for (let at = 0; at < 60; at++)
    await addOrder(ownerDb, { id: `w-${at}`, sellerId: demoSellers.worst, buyerId: `wb-${at}` })
  const promised = (day: string) => ({ promisedBy: new Date(`2026-11-${day}T00:00:00Z`) })
  await ownerDb.updateTable('customerOrder').set(promised('09')).execute()
  await ownerDb.updateTable('customerOrder').set(promised('03')).where('id', '>', 'w-35').execute()
  await holdConversations(ownerDb, { zone: 'Europe/Kyiv', now: new Date() })
  await addOrder(ownerDb, { id: 'fresh', sellerId: demoSellers.good, buyerId: 'fresh-buyer' })
  const deliveredAt = new Date(Date.now() - 3_600_000)
  await ownerDb.updateTable('customerOrder').set({ deliveredAt }).where('id', '=', 'fresh').execute()
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

const signedIn = (email: string, options = {}) => signInAs(browser, app.url, email, options)
const picture = (page: Page, name: string) => expectNoBarriers(page, `replies/${name}`)

test('a shop is warned before it sends, a person publishes, and the shop hears of it, on a phone without scripts', async () => {
  const { page: shop } = await signedIn('seller2@demo', phone)
  await shop.goto('/portal/reviews/r-said-1')
  await shop.getByText('+380 67 000 00 00').first().waitFor()
  await shop.getByRole('link', { name: 'Thanks for a suggestion' }).click()
  await shop.waitForURL(/template=thank_hint/)
  expect(await shop.locator('textarea[name=text]').inputValue()).toContain('pass')
  await shop.locator('textarea[name=text]').fill('We refund 100 % once you remove the review.')
  await shop.locator('button[value=check]').click()
  await shop.getByText('Looked over and kept as a draft.').waitFor()
  await shop.getByText('It reads as an offer tied to the review').waitFor()
  await shop.locator('button[value=answer]').click()
  await shop.getByText('A person looks at your answer before readers see it').waitFor()

  const { page: desk } = await signedIn('moderator2@demo')
  await desk.goto('/replies')
  await picture(desk, 'line')
  await returnLooked()
  await desk.reload()
  await desk.getByRole('button', { name: 'Take the next one' }).click()
  await desk.waitForURL(/\/replies\/portal-/)
  await picture(desk, 'one')
  await desk.locator('select[name=reasonCode]').selectOption('tied_offer')
  await desk.getByRole('button', { name: 'Look at what is sent on rejecting it' }).click()
  await desk.getByText('To the seller, in').waitFor()
  await picture(desk, 'look')
  await desk.getByRole('button', { name: 'Publish' }).click()
  await desk.getByText('The reply is published.').waitFor()
  await desk.getByText('No reply waits').waitFor()
  await shop.goto('/portal/notices')
  await shop
    .getByRole('button', { name: /A reply of yours is published/ })
    .first()
    .click()
  await shop.waitForURL(/\/portal\/reviews\//)
  await shop.getByText('Your answer stands beside the review.').waitFor()
  await shop.context().close()
  await desk.context().close()
}, 120_000)

/**
 * Returns the reply that waits longest, without scripts: what its shop would be told is looked at for each action by
 * itself.
 */
async function returnLooked(): Promise<void> {
  const { page } = await signedIn('moderator2@demo', phone)
  await page.goto('/replies')
  await page.getByRole('button', { name: 'Take the next one' }).click()
  await page.waitForURL(/\/replies\/portal-/)
  const look = (action: string) =>
    page.getByRole('button', { name: `Look at what is sent on ${action} it` }).click()
  await look('returning')
  await page.getByText('Choose a reason.').waitFor()
  await page.locator('select[name=reasonCode]').selectOption('tied_offer')
  await page.locator('textarea[name=note]').fill('Leave the offer out.')
  await look('rejecting')
  await page.getByRole('button', { name: 'Reject', exact: true }).waitFor()
  await look('returning')
  const letter = page.getByRole('region', { name: 'What is sent' })
  await letter.getByText('Leave the offer out.').waitFor()
  // The letter that was looked at is for returning it, so rejecting it is not done by that.
  const fields = ['requestKey', 'seenVersion', 'looked', 'reasonCode', 'note']
  const values = fields.map(async (name) => [name, await page.locator(`form [name=${name}]`).inputValue()])
  const form = { ...Object.fromEntries(await Promise.all(values)), intent: 'reject' }
  expect(await (await page.request.post(page.url(), { form })).text()).toContain('To the seller, in')
  const address = page.url()
  const missing = await page.request.post(address, { form: { ...form, reasonCode: '' } })
  expect(missing.status()).toBe(422)

  await page.locator('textarea[name=note]').fill('Leave out what you ask for.')
  await page.getByRole('button', { name: 'Return to the seller' }).click()
  await letter.getByText('Leave out what you ask for.').waitFor()
  await page.getByRole('button', { name: 'Return to the seller' }).click()
  await page.getByText('The reply went back to its seller.').waitFor()
  // Whoever still had it open is told that they came too late.
  const late = await page.request.post(address, { form: { ...form, requestKey: crypto.randomUUID() } })
  expect(late.status()).toBe(409)
  expect(await late.text()).toContain('The reply changed meanwhile.')
  await page.context().close()
}

const told = 'Your shop promised a coupon in the chat of the order.'

test('what a shop and staff see of it has no barrier', async () => {
  const { page } = await signedIn('seller2@demo')
  const own = ['reviews/r-said-1', 'reviews/r-said-2', 'reviews/r-said-5', 'requests', 'notices']
  for (const path of [...own, 'notices/settings', 'orders/fresh', 'reviews?show=open']) {
    await page.goto(`/portal/${path}`)
    await picture(page, `portal-${path.replace(/\W+/g, '-')}`)
    expect.soft(await page.locator('main').textContent(), path).not.toMatch(unspoken)
  }
  await page.context().close()
  const { page: senior } = await signedIn('senior@demo')
  for (const path of [
    '/integrity',
    '/integrity?show=decided',
    '/notices',
    '/notices/settings',
    '/requests',
  ]) {
    await senior.goto(path)
    await picture(senior, `staff${path.replace(/\W+/g, '-')}`)
    expect.soft(await senior.locator('main').textContent(), path).not.toMatch(unspoken)
  }
  await senior.goto('/integrity')
  await senior.getByRole('button', { name: 'Take the oldest' }).click()
  await senior.waitForURL(/\/integrity\/[0-9a-f-]{36}/)
  await picture(senior, 'staff-integrity-case')
  await senior.locator('textarea[name=note]').fill('The author showed the messages.')
  await senior.locator('textarea[name=told]').fill(told)
  await senior.getByRole('button', { name: 'Look at what is sent' }).click()
  await senior.getByText('The change of a review does not count in your figures').waitFor()
  await picture(senior, 'staff-integrity-look')
  await senior.getByRole('button', { name: 'It is so' }).click()
  await senior.getByText('Decided.').waitFor()
  await senior.context().close()
}, 240_000)

test('a finding about a shop is looked at before it is sent, and read and appealed from in the portal', async () => {
  const { page: shop } = await signedIn('seller2@demo', { viewport: phone.viewport })
  const { id } = await app.ownerDb
    .selectFrom('statement')
    .select('id')
    .where('kind', '=', 'integrity_confirmed')
    .where('body', 'like', `%${told}%`)
    .executeTakeFirstOrThrow()
  await shop.goto('/portal/notices')
  const notice = shop.locator('form', { has: shop.locator(`input[name=place][value*="${id}"]`) })
  await notice.getByRole('button', { name: 'A finding about your shop' }).click()
  await shop.getByText(told).waitFor()
  await picture(shop, 'portal-finding')
  await shop.locator('a[href^="/portal/appeals/"]').click()
  await shop.getByText('Say what is wrong').waitFor()
  await shop.context().close()

  const { page: manager } = await signedIn('quality@demo')
  await manager.goto('/requests')
  await manager.locator('textarea[name=note]').fill('Only those on time.')
  await manager.getByRole('button', { name: 'Look at what is sent' }).click()
  await manager.locator('textarea[name=told][aria-invalid=true]').waitFor()
  await manager.locator('textarea[name=told]').fill('Only buyers whose orders came in time were asked.')
  await manager.getByRole('button', { name: 'Look at what is sent' }).click()
  await manager.getByText('Your shop was found to pick whom it asks for reviews').waitFor()
  await picture(manager, 'staff-picking-look')
  await manager.getByRole('button', { name: 'Praise is being picked' }).click()
  await manager.getByText('Settled.').waitFor()
  await manager.context().close()
}, 120_000)

/** The id of a text that has none. */
const unspoken = /\b(replies|requests|coercion|notices|twoWay|remedy)\.[a-z_]+/

test('a shop has a buyer asked by one press, and reviews the customer', async () => {
  const { page } = await signedIn('seller2@demo', phone)
  await page.goto('/portal/requests')
  await page.getByRole('button', { name: 'Request a review', exact: true }).first().click()
  await page.getByText('The buyers are asked.').waitFor()
  const asked = await app.ownerDb
    .selectFrom('reviewRequest')
    .select('sellerId')
    .where('orderId', '=', 'fresh')
    .execute()
  expect(asked).toEqual([{ sellerId: demoSellers.good }])
  await page.goto('/portal/orders/fresh')
  await page.locator('select[name=rating]').selectOption('5')
  await page.locator('textarea[name=text]').fill('Clear wishes, and at home at the hour agreed.')
  await page.getByRole('button', { name: 'Send the review' }).click()
  await page.getByText('Your review is sent.').waitFor()

  const sentBack = { state: 'returned_to_author' as const }
  const isOwn = { orderId: 'fresh', direction: 'seller_to_buyer' as const }
  await app.ownerDb
    .updateTable('review')
    .set(sentBack)
    .where((eb) => eb.and(isOwn))
    .execute()
  await page.goto('/portal/orders/fresh')
  await page.getByText('Change it here and it is looked at anew.').waitFor()
  await page.getByRole('button', { name: 'Send it again' }).click()
  await page.getByText('Nothing is changed in it.').waitFor()
  await page.locator('textarea[name=text]').fill('Clear wishes, and at home.')
  await page.getByRole('button', { name: 'Send it again' }).click()
  await page.getByText('Your review is sent.').waitFor()
  await page.context().close()
}, 120_000)

test('the author of a changed review answers with one click and no account, once', async () => {
  const { id } = await app.ownerDb
    .selectFrom('changeQuestion')
    .select('id')
    .where('answer', 'is', null)
    .executeTakeFirstOrThrow()
  const { link } = await app.call('GET', `/review-changes/${id}`)
  const context = await browser.newContext({ baseURL: app.url, ...phone })
  const page = await context.newPage()
  const altered = await page.goto(`${link.slice(0, -4)}AAAA`)
  expect(altered?.status()).toBe(410)
  await page.goto(link)
  await page.getByRole('button', { name: 'I was put under pressure' }).click()
  await page.getByText('Thank you. That was all.').waitFor()
  await page.goto(link)
  await page.getByText('This question has been answered.').waitFor()
  await context.close()
  const open = await browser.newContext({ baseURL: app.url, viewport: { width: 360, height: 800 } })
  const shown = await open.newPage()
  await shown.goto('/review-change?token=nothing')
  await picture(shown, 'review-change')
  await open.close()
}, 120_000)

test('what somebody wishes to be told of is kept', async () => {
  const { page } = await signedIn('senior@demo', { javaScriptEnabled: false })
  await page.goto('/notices/settings')
  await page.locator('select[name="mail.integrity_case"]').selectOption('digest')
  await page.locator('select[name=zone]').selectOption('Asia/Shanghai')
  await page.locator('input[name=quietFrom]').fill('22:00')
  await page.locator('input[name=quietUntil]').fill('07:30')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.').waitFor()
  expect(await page.locator('select[name="mail.integrity_case"]').inputValue()).toBe('digest')
  const kept = await app.ownerDb.selectFrom('noticeSetting').selectAll().executeTakeFirstOrThrow()
  expect(kept).toMatchObject({ zone: 'Asia/Shanghai', quietFrom: 1320, quietUntil: 450, digestAt: 480 })
  await page.context().close()
}, 60_000)
