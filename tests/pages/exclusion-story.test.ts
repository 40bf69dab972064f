import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { type RunningApp, startApp } from '#tests/setup/running-app'
import {
  causeOf,
  changedMinds,
  complaintsOfBuyers,
  dayAfter,
  editReview,
  moveTo,
  negativeId,
  openMarket,
  praise,
  sendReviews,
  storySeller,
  today,
  until,
  untilWarned,
} from '#tests/setup/story-market'

let app: RunningApp
let browser: Browser
let proposer: Page
let approver: Page
/** The seller's telephone. */
let seller: Page
const complaints: string[][] = []
let dayZero: string

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  await app.ownerDb.updateTable('account').set({ language: 'en' }).execute()
  // Nobody listens there, but somebody is meant to: the exclusion waits for the marketplace's word.
  await app.call('POST', '/webhook-endpoints', { url: 'http://127.0.0.1:9/', types: ['seller.excluded'] })
  await openMarket(app, new Date())
  proposer = await open('quality@demo', { width: 1280, height: 900 })
  approver = await open('quality2@demo', { width: 1280, height: 900 })
  seller = await open('seller@demo', { width: 360, height: 780 })
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

async function open(email: string, viewport: { width: number; height: number }): Promise<Page> {
  const { page, complaints: own } = await signInAs(browser, app.url, email, { viewport })
  complaints.push(own)
  page.setDefaultTimeout(60_000)
  return page
}

test('the seller is warned, and nothing is restricted', async () => {
  await untilWarned(app)
  await seller.goto('/portal')
  await seller.getByText('A warning: your service quality needs attention').waitFor()
  await look(seller, 'warned')
})

test('one manager proposes the exclusion and cannot approve it', async () => {
  await proposer.goto('/quality')
  await look(proposer, 'board')
  await proposer.getByRole('link', { name: 'Kettle & Lamp' }).first().click()
  const propose = await openMove(proposer, 'propose')
  await propose.locator('input[value=quality_low_for_a_year]').check()
  await propose.locator('input[value=negatives_left_open]').check()
  await propose.locator('textarea').fill('Out of stock and silence, week after week.')
  await propose.locator('button[value=propose]').click()
  await proposer.locator('[data-move=cancel]').waitFor()
  expect(await proposer.locator('button[value=approve]').count()).toBe(0)
  await look(proposer, 'proposed')
})

test('another manager reads the frozen evidence and approves', async () => {
  await approver.goto(new URL(proposer.url()).pathname)
  await look(approver, 'to-approve')
  await move(approver, 'approve')
  await caseState('noticed')
})

test('the seller reads why, what to do and until when, from the day the marketplace confirms', async () => {
  const now = new Date((await app.call('GET', '/clock')).now)
  await app.call('POST', `/exclusions/${caseId()}/confirmation`, {})
  dayZero = today(now)
  await seller.goto('/portal')
  await seller.getByText('Your goods are out of the catalogue').waitFor()
  await seller.getByText('What must be so for a return').waitFor()
  await seller.getByText('0 of 12 are settled').waitFor()
  await look(seller, 'excluded')
  await seller.goto('/portal/notice')
  await seller.getByRole('main').getByRole('listitem').getByRole('link').first().click()
  await seller.getByText('Якість обслуговування низька за останній рік').waitFor()
  await look(seller, 'notice')
})

test('two days later the seller sends a hasty letter, is told so, and it is taken', async () => {
  await moveTo(app, dayAfter(dayZero, 2), 10)
  await nameCauses()
  await seller.getByRole('button', { name: 'Make a Problem of each' }).click()
  for (const number of [1, 2, 3]) await fillProblem(number, 'We will try to be better.')
  await seller.getByRole('button', { name: 'Save and check' }).click()
  await seller.getByText(/It is day 2 of the exclusion/).waitFor()
  await look(seller, 'hasty')
  await seller.getByRole('button', { name: 'Send the letter' }).click()
  await seller.getByText(/Receipt \d+\/1/).waitFor()
  await look(seller, 'sent')
})

test('on day 13 no page offers the re-check', async () => {
  await moveTo(app, dayAfter(dayZero, 13), 23)
  await approver.goto(casePath())
  await approver.getByRole('heading', { name: 'Conditions of return' }).waitFor()
  expect(await approver.locator('[data-move=open_recheck], [data-move=reinstate]').count()).toBe(0)
})

test('on day 14 the letter is answered row by row and the return refused for what the evidence shows', async () => {
  await moveTo(app, dayAfter(dayZero, 14), 9)
  await until(stateOfCase, (state) => state === 'recheck_due')
  // The clock of the reply has told a senior by then, and changes nothing under the approver's hands any more.
  await until(
    () => app.db.selectFrom('letter').select('escalatedTo').where('sellerId', '=', storySeller).execute(),
    ([letter]) => letter?.escalatedTo === 'senior',
  )
  await judgeLetter('vague')
  await approver.goto(casePath())
  await move(approver, 'open_recheck')
  const uphold = await openMove(approver, 'uphold')
  expect(await uphold.locator('input[value=negatives_not_handled]').isChecked()).toBe(true)
  expect(await uphold.locator('input[value=no_constructive_letter]').isChecked()).toBe(true)
  await look(approver, 'recheck')
  await uphold.locator('button[value=uphold]').click()
  await sendLookedAt(uphold, 'uphold')
  await caseState('excluded')

  await seller.goto('/portal/notice')
  await seller.getByRole('main').getByRole('listitem').getByRole('link').first().click()
  await seller.getByText('Отримані негативні відгуки не опрацьовані').waitFor()
  await look(seller, 'refused')
})

test('the seller settles things with buyers and writes what really changes', async () => {
  const now = await moveTo(app, dayAfter(dayZero, 20), 10)
  await seller.goto('/portal/letter/plan')
  const steps = [
    'The stock list is taken from the warehouse every hour, and what is gone is hidden.',
    'Messages from buyers are answered within two hours by two people in turns.',
    'Parcels are handed over on the day of the order, with a second carrier in reserve.',
  ]
  for (const [at, step] of steps.entries()) await fillProblem(at + 1, step)
  await seller.getByRole('button', { name: 'Save and check' }).click()
  await seller.getByRole('button', { name: 'Send the letter' }).click()
  await seller.getByText(/Receipt \d+\/1/).waitFor()
  await judgeLetter('constructive')
  for (const [at, text] of changedMinds.entries())
    await editReview(app, { id: negativeId(at), rating: 4, text })
  for (let at = changedMinds.length; at < complaintsOfBuyers.length; at++) {
    const withdrawal = { by: `buyer-of-${negativeId(at)}`, at: now.toISOString(), reason: 'They refunded me' }
    await app.call('POST', `/reviews/${negativeId(at)}/withdrawal`, withdrawal)
  }
  await sendReviews(
    app,
    praise.map((text, at) => ({ id: `story-new-${at}`, rating: 5, text })),
    now,
  )
})

test('on day 28 every condition is met and the seller is back', async () => {
  await moveTo(app, dayAfter(dayZero, 28), 9)
  await until(stateOfCase, (state) => state === 'recheck_due')
  await seller.goto('/portal')
  await look(seller, 'ready')
  await approver.goto(casePath())
  await move(approver, 'open_recheck')
  await look(approver, 'ready')
  await move(approver, 'reinstate')
  await caseState('reinstated_probation')
  await seller.goto('/portal')
  await seller.getByText('Your goods are back, on probation').waitFor()
  await look(seller, 'back')
})

test('what was promised is kept through the probation, and the case ends well', async () => {
  await moveTo(app, dayAfter(dayZero, 28 + 60), 9)
  await approver.goto(await letterPath())
  for (let left = 3; left > 0; left--) {
    await approver.locator('input[name=evidence]').first().fill('One such review since the return')
    await approver.locator('button[value=fulfilled]').first().click()
    await expect.poll(() => approver.locator('button[value=fulfilled]').count()).toBe(left - 1)
  }
  await look(approver, 'promises')
  await moveTo(app, dayAfter(dayZero, 28 + 90), 9)
  await until(stateOfCase, (state) => state === 'closed_good')
  await seller.goto('/portal')
  await seller.getByText('Your goods are in the catalogue').waitFor()
  await seller.goto('/portal/timeline')
  await look(seller, 'timeline')
  expect(complaints.flat()).toEqual([])
})

/** Looks at a page as its person has it: on the telephone or on the desk. */
function look(page: Page, name: string): Promise<void> {
  const width = page.viewportSize()?.width ?? 1280
  return expectNoBarriers(page, `story/${name}`, [{ scheme: 'light', width }])
}

const casePath = () => new URL(proposer.url()).pathname
const caseId = () => casePath().split('/').at(-1)

async function openMove(page: Page, name: string) {
  const form = page.locator(`[data-move=${name}]`)
  await form.locator('summary').click()
  return form
}

/** Does what a case offers, with its form as it stands, and comes back to the case as it is then. */
async function move(page: Page, name: string): Promise<void> {
  const before = await stateOfCase()
  const form = await openMove(page, name)
  await form.locator(`button[value=${name}]`).click()
  if (name !== 'open_recheck') await sendLookedAt(form, name)
  await until(stateOfCase, (state) => state !== before)
  await page.goto(casePath())
}

/** Sends what was shown as the seller will read it. */
async function sendLookedAt(form: Locator, name: string): Promise<void> {
  await form.locator('input[name=looked]').waitFor({ state: 'attached' })
  await form.locator(`button[value=${name}]`).click()
}

async function stateOfCase(): Promise<string> {
  return (await app.call('GET', `/exclusions/${caseId()}`)).state
}

async function caseState(expected: string): Promise<void> {
  await until(stateOfCase, (state) => state === expected)
}

/** The seller opens every negative review in turn and names its cause. */
async function nameCauses(): Promise<void> {
  await seller.goto('/portal/letter/feedback')
  await look(seller, 'feedback')
  await seller.getByRole('button', { name: 'Open the next one without a cause' }).click()
  // The oldest comes first.
  for (const [at, { text }] of complaintsOfBuyers.entries()) {
    await seller.getByText(text, { exact: true }).waitFor()
    await seller.locator(`input[name=cause][value=${causeOf(at)}]`).check()
    await seller.getByRole('button', { name: 'Save and open the next' }).click()
  }
  await seller.getByRole('heading', { name: 'Problems and Solutions' }).waitFor()
}

async function fillProblem(number: number, action: string): Promise<void> {
  const problem = seller.getByRole('group', { name: `Problem ${number}`, exact: true })
  await problem
    .getByLabel('What happens, and what on your side lets it happen')
    .fill('Stock and messages were kept by one person, who was ill.')
  const solution = problem.getByRole('group', { name: `Solution ${number}.1` })
  await solution.getByLabel('What you will do').fill(action)
  await solution.getByLabel('Who does it').fill('The head of the warehouse')
  await solution.getByLabel('By which day').fill(dayAfter(dayZero, 60))
  await solution.getByLabel('How one will see that it works').fill('No more than one such review a month')
}

async function letterPath(): Promise<string> {
  const { id } = await app.db
    .selectFrom('letter')
    .select('id')
    .where('sellerId', '=', storySeller)
    .orderBy('cycle', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return `/letters/${id}`
}

/** The approver finds every Solution of the newest letter to be `verdict`, and sends the answer made from that. */
async function judgeLetter(verdict: 'vague' | 'constructive'): Promise<void> {
  await approver.goto(await letterPath())
  for (const row of await approver.locator(`input[type=radio][value=${verdict}]`).all()) await row.check()
  await look(approver, `letter-${verdict}`)
  await approver.getByRole('button', { name: 'Save the review' }).click()
  await approver.getByRole('button', { name: 'Send the answer' }).click()
  await approver.getByText('The answer is sent.').waitFor()
}
