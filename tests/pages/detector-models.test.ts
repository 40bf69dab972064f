import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChampionNumber, listModels } from '#db/detector/models'
import { expectNoBarriers } from '#tests/setup/barriers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { addModel, sliceFigures } from '#tests/setup/detector-models'
import { addLabelledMarket } from '#tests/setup/labelled-market'
import { type RunningApp, startApp } from '#tests/setup/running-app'

let app: RunningApp
let browser: Browser
let page: Page
let complaints: string[]

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  await app.ownerDb.updateTable('account').set({ language: 'en' }).execute()
  ;({ page, complaints } = await signInAs(browser, app.url, 'quality@demo'))
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

test('at cold start the page says what judges reviews, and how many decisions are missing', async () => {
  await page.goto('/detector/models')
  await page.getByText('Rules set by hand. They only ever').waitFor()
  await page.getByText('300 decisions and 60 fakes are still missing').waitFor()
  await expectNoBarriers(page, 'detector-models-none')
})

test('a challenger is trained from what people decided, and shown beside what judges now', async () => {
  const { id: by } = await app.ownerDb
    .selectFrom('account')
    .select('id')
    .where('email', '=', 'quality@demo')
    .executeTakeFirstOrThrow()
  await addLabelledMarket(app.ownerDb, { reviews: 450, decided: 400, by, now: new Date() })
  await page.reload()
  await page.getByText('That is enough for a first model').waitFor()
  await page.getByRole('button', { name: 'Train a challenger now' }).click()
  await page.getByText('The last training made model').waitFor({ timeout: 90_000 })
  await page.getByRole('heading', { name: /^Model \d+, a challenger$/ }).waitFor()
  await page.getByText('400 decisions').first().waitFor()
  await page.waitForFunction(() => document.querySelectorAll('.recharts-surface').length >= 3)
  await expectNoBarriers(page, 'detector-models')
}, 180_000)

test('a worse model is promoted only with a reason, and taken back in one click', async () => {
  const [{ number: best } = { number: 0 }] = await listModels(app.ownerDb, 1)
  const worse = await addModel(app.ownerDb, { comparison: { challenger: sliceFigures({ ap: 0.3 }) } })
  await page.goto(`/detector/models?model=${worse.number}`)
  await page.getByText('Its average precision is 0.300').waitFor()
  await page.getByLabel(/^Why it is to be promoted/).fill('The only one that knows Ukrainian')
  await page.getByRole('button', { name: 'Promote this model' }).click()
  await page.getByText('The model is promoted').waitFor()
  expect(await findChampionNumber(app.ownerDb)).toBe(worse.number)
  await page.getByRole('cell', { name: /The only one that knows Ukrainian/ }).waitFor()

  await page.getByRole('button', { name: 'Go back to the rules set by hand' }).click()
  await page.getByText('the next reviews are judged by what was in use before').waitFor()
  expect(await findChampionNumber(app.ownerDb)).toBeUndefined()
  await page.goto(`/detector/models?model=${best}`)
  await page.getByRole('heading', { name: `Model ${best}, a challenger` }).waitFor()
})

test('a model that reads what no model reads any more says so and cannot be promoted', async () => {
  const old = await addModel(app.ownerDb, { format: 1 })
  await page.goto(`/detector/models?model=${old.number}`)
  await page.getByText('It can no longer judge reviews.').waitFor()
  expect(await page.getByRole('button', { name: 'Promote this model' }).count()).toBe(0)
  const sent = { intent: 'promote', modelId: old.id, reason: 'It was good' }
  const answer = await page.request.post('/detector/models', { form: sent, maxRedirects: 0 })
  expect(answer.status()).toBe(409)
  expect(await answer.text()).toContain('It can no longer judge reviews.')
  await app.ownerDb.deleteFrom('detectorModel').where('id', '=', old.id).execute()
})

test('the share that is audited blindly is changed on the page, and the log tells by whom', async () => {
  await page.goto('/detector/models')
  await page.getByText('Drawn since then: 0; judged: 0').waitFor()
  await page.getByLabel(/^Share drawn/).fill('1.5')
  await page.getByRole('button', { name: 'Save the share' }).click()
  await page.getByText('The share is saved.').waitFor()
  const said = await app.ownerDb
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'audit_rate_changed')
    .execute()
  expect(said).toEqual([{ data: { before: 0, after: 0.015 } }])
})

test('without scripts the page shows and does the same', async () => {
  const send = (form: Record<string, string>) =>
    page.request.post('/detector/models', { form, maxRedirects: 0 })
  const unknown = await send({ intent: 'roll_back', modelId: crypto.randomUUID() })
  expect(unknown.status()).toBe(409)
  expect(await unknown.text()).toContain('Meanwhile another model is in use')
  expect((await send({ intent: 'promote', modelId: 'nonsense' })).status()).toBe(422)
  expect((await page.request.get('/detector/models?model=nonsense')).status()).toBe(200)
  expect(complaints).toEqual([])
})
