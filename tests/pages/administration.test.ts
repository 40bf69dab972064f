import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs, signInByForm } from '#tests/setup/browser'
import { type RunningApp, startApp } from '#tests/setup/running-app'

let app: RunningApp
let browser: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  ;({ page, complaints } = await signInAs(browser, app.url, 'admin@demo'))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

const paths = [
  '/admin/people',
  '/admin/flaggers',
  '/admin/keys',
  '/admin/webhooks',
  '/admin/policies',
  '/admin/policies/*',
  '/account',
]

test.each([...paths, '/nothing-here'])('%s has no barrier and nothing to scroll sideways', async (path) => {
  await page.goto(path)
  await expectNoBarriers(page, `administration${path}`)
})

test('pages with an id, and those before anybody is signed in, have none either', async () => {
  const { id } = await app.ownerDb.selectFrom('account').select('id').executeTakeFirstOrThrow()
  const hook = { url: 'https://shop.example/hook', types: ['review.published'] }
  const made = await app.call('POST', '/webhook-endpoints', hook)
  for (const path of [`/admin/people/${id}`, `/admin/webhooks/${made.id}`, '/admin/handover', '/requests']) {
    expect((await page.goto(path))?.status(), path).toBe(200)
    await expectNoBarriers(page, `administration${path.replace(/[0-9a-f-]{36}/, 'one')}`)
  }
  const anybody = await (await browser.newContext({ baseURL: app.url })).newPage()
  for (const path of ['/login', '/login/link']) {
    expect((await anybody.goto(path))?.status(), path).toBe(200)
    await expectNoBarriers(anybody, `before${path}`)
  }
})

test('a key is created, works, and is revoked', async () => {
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto('/admin/keys')
  await page.getByLabel('Name').fill('shop backend')
  await page.getByRole('button', { name: 'Create the key' }).click()
  await page.getByText('Tick at least one.').waitFor()
  await page.getByLabel('read', { exact: true }).check()
  await page.getByRole('button', { name: 'Create the key' }).click()
  const key = (await page.getByRole('status').locator('pre').textContent()) ?? ''
  expect(await app.call('GET', '/reviews', undefined, key)).toMatchObject({ items: [] })

  await page.getByText('Change', { exact: true }).last().waitFor()
  await page.locator('summary[aria-label="Change: shop backend"]').click()
  await page.locator('details[open]').getByRole('button', { name: 'Revoke now' }).click()
  await page.getByText('The key is revoked.').waitFor()
})

test('a trusted flagger is added, and the end of the status set, shown and refused where it is too early', async () => {
  await page.goto('/admin/flaggers')
  await page.getByLabel('Name').fill('Watch on Hate')
  await page.getByLabel('E-mail address').fill('desk@watch.example')
  await page.getByLabel('Has the status since').fill('2025-03-10')
  await page.getByLabel('Last day of the status').last().fill('2025-03-09')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('It cannot end before it began.').waitFor()
  await page.getByLabel('Last day of the status').last().fill('')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText('Added. Send them their link.').waitFor()
  await page.getByLabel('Last day of the status').first().fill('2025-04-11')
  await page.getByRole('button', { name: 'Set the end' }).click()
  await page.getByText('The end is set.').waitFor()
  await page.getByText('Status ended').waitFor()
  expect(await page.getByLabel('Last day of the status').first().inputValue()).toBe('2025-04-11')
  await page.getByText('0 notices given').waitFor()
  await expectNoBarriers(page, 'administration/flaggers-ended')
  await page.getByLabel('Last day of the status').first().fill('2025-03-09')
  await page.getByRole('button', { name: 'Set the end' }).click()
  await page.getByText('It cannot end before it began.').waitFor()
  expect(await page.getByText('2025').first().isVisible()).toBe(true)
  await expectNoBarriers(page, 'administration/flaggers-too-early')
})

test('a person is given an account without scripts, signs in and is disabled', async () => {
  const { page: plain } = await signInByForm(browser, app.url, 'admin@demo', { javaScriptEnabled: false })
  await plain.goto('/admin/people')
  await plain.getByLabel('E-mail address').fill('neva@shop')
  await plain.getByLabel('Name').fill('Neva')
  await plain.getByRole('button', { name: 'Create the account' }).click()
  const [email, password] = (await plain.getByRole('status').locator('pre').textContent())?.split('\n') ?? []
  const { token } = await app.call('POST', '/session', { email, password })
  expect(await app.call('GET', '/reviews', undefined, token)).toMatchObject({ items: [] })

  await plain.getByRole('link', { name: 'Neva' }).click()
  await plain.getByRole('button', { name: 'Disable the account' }).click()
  await plain.getByText('Saved.').waitFor()
  await expect(app.call('GET', '/reviews', undefined, token)).rejects.toThrow('401')
  await plain.context().close()
})

test('the palette and the list of keys open by their place on the keyboard', async () => {
  await page.goto('/admin/people')
  await page.waitForLoadState('networkidle')
  await page.keyboard.press('Control+KeyK')
  await page.getByPlaceholder('A page, or any id').fill('webh')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/admin/webhooks')
  await page.keyboard.press('Shift+Slash')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await page.keyboard.press('Escape')
})

test('a chosen language stays with the person', async () => {
  await page.goto('/account')
  await page.getByRole('combobox', { name: 'Language' }).selectOption('uk')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'Мова' }).waitFor()
  const other = await signInByForm(browser, app.url, 'admin@demo')
  await other.page.getByRole('heading', { name: 'Люди', exact: true }).waitFor()
  expect(await other.page.title()).toBe('Люди · Assay')
  expect(complaints).toEqual([])
})
