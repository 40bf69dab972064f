import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { type RunningApp, startApp } from '#tests/setup/running-app'

const members = 8
const sellers = ['Poor & sons', 'Ivy tools', 'Third shop']
let app: RunningApp
let browser: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  await app.ownerDb
    .updateTable('account')
    .set({ language: 'en' })
    .where('email', '=', 'senior@demo')
    .execute()
  await sendRing()
  ;({ page, complaints } = await signInAs(browser, app.url, 'senior@demo'))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

/** Eight accounts, two telephones and one card behind three sellers' sudden fame, found by the workers themselves. */
async function sendRing() {
  const before = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
  await app.call(
    'POST',
    '/sellers',
    sellers.map((name, at) => ({ id: `s-${at}`, name, category: 'garden', joinedAt: before(9_000) })),
  )
  const reviews = sellers.flatMap((_, seller) =>
    Array.from({ length: members }, (_, member) => ({
      id: `r-${seller}-${member}`,
      sellerId: `s-${seller}`,
      rating: 5,
      text: `Best place ${member} for thing${seller}${member}, visit${member} ${seller} went well, colour${member} right`,
      createdAt: before(60 - seller * 15 - member),
      author: {
        id: `buyer-${member}`,
        registeredAt: before(1_200),
        deviceHash: `device-${member % 2}`,
        ...(member < 5 && { paymentHash: 'card' }),
      },
    })),
  )
  await app.call('POST', '/reviews', reviews)
  await vi.waitFor(
    async () => {
      const left = await app.db.selectFrom('review').select('id').where('state', '=', 'received').execute()
      if (left.length > 0) throw new Error(`${left.length} reviews are not screened`)
    },
    { timeout: 60_000, interval: 200 },
  )
  await app.call('PUT', '/clock', { now: new Date(Date.now() + 20 * 60_000).toISOString() })
  await vi.waitFor(() => app.db.selectFrom('ring').select('id').executeTakeFirstOrThrow(), {
    timeout: 60_000,
    interval: 200,
  })
}

/** How many authors the letters on the page are to. */
async function countTold(on: Page): Promise<number> {
  const letters = on.getByRole('region', { name: 'What is sent' })
  await letters.getByText('To the person concerned, in English').first().waitFor()
  const counts = await letters.getByText('in these words').allTextContents()
  return counts.reduce((sum, said) => sum + Number(/One of (\d+)/.exec(said)?.[1] ?? 1), 0)
}

async function openRing(on: Page) {
  await on.goto('/rings')
  await on.getByRole('link', { name: 'Ring 1', exact: true }).click()
  await on.waitForURL(/\/rings\/[0-9a-f-]{36}$/)
  await on.getByRole('heading', { name: 'Ring 1' }).waitFor()
}

test('a ring is found by itself and shows who is tied to whom by what', async () => {
  await openRing(page)
  await page.getByRole('img', { name: /^Drawing: 8 members around 6 things/ }).waitFor()
  await page.getByRole('img', { name: /^Timeline: 24 reviews/ }).waitFor()
  const shared = page.getByRole('group', { name: 'What members share' })
  await shared.getByText('D1 one device').waitFor()
  await shared.getByText('P1 one means of payment').waitFor()
  expect(await shared.getByText('one seller, in the same days').count()).toBe(3)
  await shared.getByRole('link', { name: 'r-0-0', exact: true }).first().click()
  await page.waitForURL('**/reviews/r-0-0')
})

test.each(['rings', 'ring'])(
  '%s has no barrier and nothing to scroll sideways, folded or open',
  async (name) => {
    if (name === 'ring') await openRing(page)
    else await page.goto('/rings')
    await page.evaluate(() => {
      for (const folded of document.querySelectorAll('main details')) folded.setAttribute('open', '')
    })
    await expectNoBarriers(page, `rings/${name}`)
    await page.setViewportSize({ width: 1280, height: 900 })
  },
)

test('a member is exempted with a reason, without scripts as well', async () => {
  const { page: plain } = await signInAs(browser, app.url, 'senior@demo', { javaScriptEnabled: false })
  await openRing(plain)
  const row = plain
    .getByRole('row')
    .filter({ has: plain.getByRole('link', { name: 'buyer-7', exact: true }) })
  await row.locator('summary').click()
  await row.getByLabel('Why the decision leaves them out').fill('Bought at the counter, has the receipt')
  await row.getByRole('button', { name: 'Exempt' }).click()
  await plain.getByText('The member is exempted.').waitFor()
  await plain.getByText('Bought at the counter, has the receipt').waitFor()
  await plain.context().close()
})

test('what the authors would be told is looked at without scripts as well, and nothing is decided by it', async () => {
  const { page: plain } = await signInAs(browser, app.url, 'senior@demo', { javaScriptEnabled: false })
  await openRing(plain)
  await plain.getByLabel('Reason, as each author is told it').selectOption('not_genuine')
  await plain.getByRole('button', { name: 'Look at what is sent' }).click()
  expect(await countTold(plain)).toBe(21)
  await plain.getByRole('button', { name: 'Reject all as fake' }).waitFor()
  const decided = await app.db.selectFrom('ring').select('state').execute()
  expect(decided).toEqual([{ state: 'open' }])
  await plain.context().close()
})

test('one decision rejects what the members wrote, and leaves the exempted one alone', async () => {
  await openRing(page)
  await page.getByLabel('Reason, as each author is told it').selectOption('not_genuine')
  await page.getByLabel('Note').fill('Two telephones and one card')
  await page.getByRole('button', { name: 'Look at what is sent' }).click()
  expect(await countTold(page)).toBe(21)
  await expectNoBarriers(page, 'rings/look')
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.getByRole('button', { name: 'Reject all as fake' }).click()
  await page.getByText('Undo, within ten seconds').waitFor()
  const states = await app.db
    .selectFrom('review')
    .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
    .groupBy('state')
    .orderBy('state')
    .execute()
  expect(states.find(({ state }) => state === 'rejected')).toEqual({ state: 'rejected', count: 21 })
  await page.goto('/rings?view=decided')
  await page.getByText('Rejected').waitFor()
  expect(complaints).toEqual([])
})
