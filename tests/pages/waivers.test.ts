import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fileDispute } from '#commands/disputes/file-dispute'
import { addDays, dayOf } from '#domain/day'
import { demoSellers } from '#fixtures/sellers'
import { fileAppeal, restrictReview } from '#tests/setup/appeals'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { addDecisions } from '#tests/setup/decisions'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { type RunningApp, startApp } from '#tests/setup/running-app'
import { addWaiver } from '#tests/setup/waivers'
import { zone } from '#tests/setup/zone'

const sellerId = demoSellers.good
const judging = ['moderator', 'senior', 'quality_manager'] as const
let app: RunningApp
let browser: Browser

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  const people = ['admin@demo', 'moderator@demo', 'appeals@demo']
  await app.ownerDb.updateTable('account').set({ language: 'en' }).where('email', 'in', people).execute()
  await addSeller(app.ownerDb, sellerId)
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

/** A review that the moderator published and its shop disputes; the dispute’s id. */
async function disputeOwn(): Promise<string> {
  const { ownerDb } = app
  const text = 'The lamp never came.'
  const id = await addReview(ownerDb, { id: 'w-1', sellerId, state: 'published', rating: 1, text })
  await ownerDb.updateTable('review').set({ publishedRevision: 1 }).where('id', '=', id).execute()
  const { id: by } = await findAccount('moderator@demo')
  const at = new Date(Date.now() - 86_400_000)
  await addDecisions(ownerDb, [{ reviewId: id, action: 'publish', by, at }])
  const shop = await findAccount('seller2@demo')
  const speaker = { kind: 'person', role: 'seller', name: 'Shop', language: 'en', ...shop, sellerId } as const
  const claim = { reviewId: id, reasonCode: 'off_topic', text: 'We sell no lamps.', zone }
  const filed = await fileDispute(ownerDb, { ...claim, requestKey: 'w-1' }, speaker, new Date())
  if (!filed.ok) throw new Error(filed.refusal.reason)
  const dispute = await ownerDb.selectFrom('reviewDispute').select('id').executeTakeFirstOrThrow()
  return dispute.id
}

function findAccount(email: string) {
  return app.ownerDb.selectFrom('account').select('id').where('email', '=', email).executeTakeFirstOrThrow()
}

test('an administrator records a waiver, and who is there alone judges what they decided, which is said', async () => {
  const path = `/appeals/disputes/${await disputeOwn()}`
  const { page, complaints } = await signInAs(browser, app.url, 'moderator@demo')
  await page.goto(path)
  await page.getByText('You have decided about this review. Somebody else judges the dispute.').waitFor()
  expect(await page.getByText('You are the only one who could judge it.').count()).toBe(0)
  await app.ownerDb
    .updateTable('account')
    .set({ disabledAt: new Date() })
    .where('role', 'in', judging)
    .where('email', '<>', 'moderator@demo')
    .execute()
  await page.reload()
  await page.getByText('You are the only one who could judge it.').waitFor()
  await expectNoBarriers(page, 'waivers/refused')

  const admin = await signInAs(browser, app.url, 'admin@demo', { viewport: { width: 360, height: 780 } })
  await admin.page.goto('/admin/waivers')
  await admin.page.getByText('No waiver has been recorded.').waitFor()
  await expectNoBarriers(admin.page, 'waivers/none')
  const today = dayOf(new Date(), zone)
  await admin.page.getByRole('button', { name: 'Record it' }).waitFor()
  // A browser keeps the days within bounds; what is past them is refused all the same.
  await admin.page.locator('input[name=until]').evaluate((field) => field.removeAttribute('max'))
  await admin.page.getByLabel('Why').fill('Two people left; two more begin in January.')
  await admin.page.getByLabel('Its last day').fill(addDays(today, 91))
  await admin.page.getByRole('button', { name: 'Record it' }).click()
  await admin.page.getByText('Tick at least one.').waitFor()
  await admin.page.getByLabel('Disputes and claims of fault – 1 person judges these now').check()
  await admin.page.getByRole('button', { name: 'Record it' }).click()
  await admin.page.getByText('That is too long.').waitFor()
  await admin.page.getByLabel('Its last day').fill(addDays(today, 90))
  await admin.page.getByRole('button', { name: 'Record it' }).click()
  await admin.page.getByText('Recorded.').waitFor()
  await admin.page.getByText('In force').waitFor()
  await expectNoBarriers(admin.page, 'waivers/recorded')

  await page.reload()
  await page.getByText('so the recorded waiver is used').waitFor()
  await expectNoBarriers(page, 'waivers/used')
  await page.getByLabel('Outcome').selectOption('kept')
  await page.getByLabel('The reasons').fill('The order was of a lamp.')
  await page.getByRole('button', { name: 'Look at what is sent' }).click()
  await page.getByText('Only one person judges disputes here at present').waitFor()
  await page.getByRole('button', { name: 'Decide and tell the seller' }).click()
  await page.getByText('Decided; the seller is told.').waitFor()
  expect(await page.getByText('so the recorded waiver is used').count()).toBe(0)

  await admin.page.reload()
  await admin.page.getByRole('cell', { name: '1', exact: true }).waitFor()
  await admin.page.getByRole('button', { name: 'End it now' }).click()
  await admin.page.getByText('Ended by').waitFor()
  await expectNoBarriers(admin.page, 'waivers/ended')
  expect([...complaints, ...admin.complaints]).toEqual([])
}, 120_000)

test('an appeal somebody had answered is theirs again under a waiver, with a line that says so', async () => {
  const { ownerDb } = app
  const now = new Date()
  await addSeller(ownerDb)
  const moderator = await addPerson(ownerDb, 'Mira', 'moderator')
  const { statementId } = await restrictReview(ownerDb, { moderator }, now)
  const appealId = await fileAppeal(ownerDb, statementId, now)
  const { id: accountId } = await findAccount('appeals@demo')
  await ownerDb.insertInto('appealDecider').values({ appealId, accountId, decidedAt: now }).execute()
  const hearing = ownerDb.updateTable('account').set({ disabledAt: now }).where('role', '=', 'appeals')
  await hearing.where('id', '<>', accountId).execute()
  const { page, complaints } = await signInAs(browser, app.url, 'appeals@demo')
  await page.goto(`/appeals/${appealId}`)
  await page.getByText('An administrator can record a waiver').waitFor()
  const take = page.getByRole('button', { name: 'Take it in hand' })
  expect(await take.count()).toBe(0)
  await addWaiver(ownerDb, { kind: 'appeal' }, now)
  await page.reload()
  await page.getByText('so the recorded waiver is used: the answer says so').waitFor()
  await expectNoBarriers(page, 'waivers/appeal')
  await take.click()
  await page.getByLabel('What you think of it yourself').waitFor()
  expect(complaints).toEqual([])
}, 60_000)
