import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveLetterDraft } from '#commands/letters/save-letter-draft'
import { submitLetter } from '#commands/letters/submit-letter'
import { demoSellers } from '#fixtures/sellers'
import { openBrowser, signInAs } from '#tests/setup/browser'
import { addExclusion } from '#tests/setup/exclusions'
import { letterOf } from '#tests/setup/letters'
import { addSeller } from '#tests/setup/reviews'
import { type RunningApp, startApp } from '#tests/setup/running-app'

const artifacts = join(import.meta.dirname, '..', '..', '.artifacts', 'letter')
const phone = { viewport: { width: 360, height: 780 } }
const dayMs = 86_400_000
let app: RunningApp
let browser: Browser
let exclusionId: string

beforeAll(async () => {
  app = await startApp()
  browser = await openBrowser()
  await mkdir(artifacts, { recursive: true })
  await app.ownerDb.updateTable('account').set({ language: 'en' }).execute()
  await addSeller(app.ownerDb, demoSellers.worst)
  const since = new Date(Date.now() - 5 * dayMs)
  exclusionId = (await addExclusion(app.db, { now: since, sellerId: demoSellers.worst })).id
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await app?.[Symbol.asyncDispose]()
})

const jpeg = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#876' } })
  .jpeg()
  .toBuffer()
const photo = { name: 'Новий стіл.JPEG', mimeType: 'image/jpeg', buffer: jpeg }
const pdf = { name: 'rules.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF') }
const script = { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>alert(1)</script>') }

async function hand(page: Page, files: (typeof photo)[]): Promise<void> {
  await page.getByLabel('Files', { exact: true }).setInputFiles(files)
  await page.getByRole('button', { name: 'Add the files' }).click()
}

test.each([true, false])('a seller adds files on a phone; with scripts: %s', async (javaScriptEnabled) => {
  const { page } = await signInAs(browser, app.url, 'seller@demo', { ...phone, javaScriptEnabled })
  await page.goto('/portal/letter/evidence')
  await hand(page, [photo, pdf])
  await page.getByText('The files are there.').waitFor()
  await page.getByRole('link', { name: 'Новий стіл.jpg' }).waitFor()
  await hand(page, [script])
  await page.getByText('photo.jpg is neither a JPEG, PNG or WebP picture nor a PDF.').waitFor()
  const large = { ...photo, name: 'large.jpg', buffer: Buffer.concat([jpeg, Buffer.alloc(10 * 1024 * 1024)]) }
  await hand(page, [large])
  await page.getByText('large.jpg is larger than 10 MB.').waitFor()
  await page.screenshot({ path: join(artifacts, `evidence-${javaScriptEnabled}.png`), fullPage: true })
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(sideways).toBeLessThanOrEqual(0)

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Новий стіл.jpg' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('Новий стіл.jpg')
  expect(await sharp(await buffer(await download.createReadStream())).metadata()).toMatchObject({
    format: 'jpeg',
    width: 40,
  })
  await page.getByRole('button', { name: 'Take back rules.pdf' }).click()
  await page.getByText('The file is taken back.').waitFor()
  await page.context().close()
})

test('whoever judges the letter gets its files, as downloads in which nothing runs, and nobody else', async () => {
  const seller = await app.db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('email', '=', 'seller@demo')
    .executeTakeFirstOrThrow()
  const person = {
    kind: 'person',
    role: 'seller',
    sellerId: demoSellers.worst,
    language: 'en',
    ...seller,
  } as const
  const now = new Date()
  const draft = { exclusionId, seenRevision: 0, content: letterOf(['rude']) }
  await saveLetterDraft(app.db, draft, person, now)
  const write = () => ({ subject: 'A subject', text: 'A text' })
  const command = { exclusionId, seenRevision: 1, language: 'en' as const, write, requestKey: 'once' }
  const sent = await submitLetter(app.db, command, person, now)
  if (!sent.ok) throw new Error(sent.refusal.reason)
  const file = await app.db
    .selectFrom('letterFile')
    .select('id')
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow()

  const at = `/letters/${sent.value.letterId}/files/${file.id}`
  const fetchAs = async (email: string, path: string) => {
    const cookie = `assay=${await app.signIn(email)}`
    return fetch(app.url + path, { headers: { cookie }, redirect: 'manual' })
  }
  const answer = await fetchAs('quality@demo', at)
  expect(answer.status).toBe(200)
  expect((await sharp(await answer.arrayBuffer()).metadata()).format).toBe('jpeg')
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/)
  expect(answer.headers.get('x-content-type-options')).toContain('nosniff')
  expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  expect(answer.headers.get('cache-control')).toContain('no-store')
  expect((await fetchAs('senior@demo', at)).status).toBe(200)
  const refused = ['moderator@demo', 'admin@demo', 'appeals@demo', 'seller@demo']
  for (const email of refused) expect((await fetchAs(email, at)).status, email).toBe(403)
  expect((await fetchAs('quality@demo', `/letters/${exclusionId}/files/${file.id}`)).status).toBe(404)
  expect((await fetchAs('seller2@demo', `/portal/letter/files/${file.id}`)).status).toBe(404)
  expect((await fetch(`${app.url}${at}`, { redirect: 'manual' })).headers.get('location')).toContain('/login')

  const { page } = await signInAs(browser, app.url, 'quality@demo')
  await page.goto(`/letters/${sent.value.letterId}`)
  await page.getByRole('link', { name: 'Новий стіл.jpg' }).waitFor()
  await page.screenshot({ path: join(artifacts, 'review-files.png'), fullPage: true })
  await page.context().close()
})
