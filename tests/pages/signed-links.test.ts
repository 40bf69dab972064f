import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signLink } from '#app/sign-link.ts'
import { subjectOfForm } from '#domain/complaints/form-link'
import type { SignedLink } from '#domain/signed-link'
import { restrictReview } from '#tests/setup/appeals'
import { addPerson } from '#tests/setup/people'
import { addReview, addSeller } from '#tests/setup/reviews'
import { type RunningApp, startApp } from '#tests/setup/running-app'

const secret = 'a secret that only these tests ever use'
const now = new Date()
const expiresAt = new Date(now.getTime() + 86_400_000)
const words = 'The saw never came.'

/** A trusted flagger's link opens what is open to anybody, and says who comes. */
type Purpose = Exclude<SignedLink['purpose'], 'flagger'>

const links: Record<Purpose, SignedLink> = {
  complaint: { purpose: 'complaint', subject: 'c-1', party: 'complainant', expiresAt },
  complaint_form: { purpose: 'complaint_form', subject: 's-1', party: 'buyer-1', expiresAt },
  appeal: { purpose: 'appeal', subject: 'set below', party: 'addressee', expiresAt },
  review_change: { purpose: 'review_change', subject: 'set below', party: 'author', expiresAt },
}

/** All that links open, and the form that each takes. */
const doors: { path: string; purpose: Purpose; sends?: Record<string, string> }[] = [
  { path: '/complaint?index', purpose: 'complaint', sends: { intent: 'withdraw', will: 'free' } },
  { path: '/complaint/agreement', purpose: 'complaint', sends: { intent: 'escalate' } },
  { path: '/complaint/evidence', purpose: 'complaint', sends: { intent: 'add' } },
  { path: '/complaint/evidence/:id', purpose: 'complaint' },
  { path: '/complaint/live', purpose: 'complaint' },
  {
    path: '/complaint/new',
    purpose: 'complaint_form',
    sends: { intent: 'file', kind: 'delivery', text: words },
  },
  { path: '/appeal', purpose: 'appeal', sends: { intent: 'submit', facts: words } },
  { path: '/review-change', purpose: 'review_change', sends: { answer: 'pressured' } },
]

const another = {
  complaint: 'appeal',
  complaint_form: 'complaint',
  appeal: 'review_change',
  review_change: 'complaint',
  flagger: 'complaint',
} as const
const nobody = '00000000-0000-4000-8000-000000000000'

/** What a link can be instead of right. */
const wrong: Record<string, (link: SignedLink) => string> = {
  'is none': () => '',
  'has ended': (link) => signLink({ ...link, expiresAt: new Date(now.getTime() - 1000) }, secret),
  'was altered': (link) => `${signLink(link, secret)}x`,
  'is of another installation': (link) => signLink(link, 'the secret of another installation'),
  'is for something else': (link) => signLink({ ...link, purpose: another[link.purpose] }, secret),
  'is about nothing there is': (link) => signLink({ ...link, subject: nobody }, secret),
}

let app: RunningApp
/** A file that was handed in by a link. */
let evidenceId = ''
beforeAll(async () => {
  app = await startApp({ isIdle: true })
  await addSeller(app.ownerDb, 's-1')
  links.complaint_form.subject = subjectOfForm({ sellerId: 's-1', orderId: null })
  const filed = { sellerId: 's-1', complainantId: 'buyer-1', kind: 'delivery', createdAt: now.toISOString() }
  await app.call('POST', '/complaints', [{ ...filed, id: 'c-1', text: words }])
  evidenceId = await handIn()
  const moderator = await addPerson(app.ownerDb, 'Mira Ivanenko', 'moderator')
  links.appeal.subject = (await restrictReview(app.db, { moderator }, now)).statementId
  const reviewId = await addReview(app.ownerDb, { state: 'published', rating: 1 })
  const asked = { reviewId, authorId: 'author-1', sellerId: 's-1', revision: 1, ratingBefore: 1 }
  const { id } = await app.ownerDb
    .insertInto('changeQuestion')
    .values({ ...asked, change: 'withdrawn', language: 'en', askedAt: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  links.review_change.subject = id
}, 240_000)
afterAll(() => app?.[Symbol.asyncDispose]())

test.each(doors)('$path opens by its link', async ({ path, purpose }) => {
  expect(await visit(path, signLink(links[purpose], secret))).toBe(200)
})

const cases = doors.flatMap((door) => Object.entries(wrong).map(([how, sign]) => ({ ...door, how, sign })))

test.each(cases)('$path stays shut where the link $how', async ({ path, purpose, sends, sign }) => {
  const token = sign(links[purpose])
  expect([404, 410]).toContain(await visit(path, token))
  if (sends) expect([403, 404, 410, 422]).toContain(await visit(path, token, sends))
})

test('after all of that nothing was filed, appealed, answered or withdrawn', async () => {
  const of = (table: 'complaint' | 'appeal' | 'complaintMessage' | 'complaintEvidence') =>
    app.ownerDb.selectFrom(table).selectAll().execute()
  expect(await of('complaint')).toMatchObject([{ id: 'c-1', closedAt: null }])
  expect([await of('appeal'), await of('complaintMessage')]).toEqual([[], []])
  expect(await of('complaintEvidence')).toMatchObject([{ id: evidenceId }])
  const [question] = await app.ownerDb.selectFrom('changeQuestion').selectAll().execute()
  expect(question?.answer).toBeNull()
})

test('only a trusted flagger’s own link says that their notices go first', async () => {
  const flagger = { name: 'Watch on Hate', email: 'desk@watch.example', since: '2026-01-15', createdAt: now }
  const { id: subject } = await app.ownerDb
    .insertInto('trustedFlagger')
    .values(flagger)
    .returning('id')
    .executeTakeFirstOrThrow()
  const link: SignedLink = { purpose: 'flagger', subject, party: 'flagger', expiresAt }
  const read = async (token: string) => (await fetch(`${app.url}/notice?link=${token}`)).text()
  expect(await read(signLink(link, secret))).toContain('Watch on Hate')
  for (const [how, sign] of Object.entries(wrong))
    expect(await read(sign(link)), how).not.toContain('Watch on Hate')
})

async function handIn(): Promise<string> {
  const url = new URL('/complaint/evidence', app.url)
  url.searchParams.set('link', signLink(links.complaint, secret))
  const photo = sharp({ create: { width: 40, height: 30, channels: 3, background: '#864' } })
  const body = new FormData()
  body.set('lane', 'both')
  body.set(
    'files',
    new File([new Uint8Array(await photo.png().toBuffer())], 'saw.png', { type: 'image/png' }),
  )
  const { status } = await fetch(url, { method: 'POST', body, redirect: 'manual' })
  expect(status).toBe(302)
  const { id } = await app.ownerDb.selectFrom('complaintEvidence').select('id').executeTakeFirstOrThrow()
  return id
}

/** The status of a visit, or of a form sent; what the page shows is never what a right link would show. */
async function visit(path: string, token: string, sends?: Record<string, string>): Promise<number> {
  const url = new URL(path.replace(':id', evidenceId), app.url)
  url.searchParams.set(path === '/review-change' ? 'token' : 'link', token)
  const response = await fetch(url, {
    redirect: 'manual',
    ...(sends && { method: 'POST', body: new URLSearchParams({ ...sends, token, requestKey: nobody }) }),
  })
  const isStream = response.headers.get('content-type')?.includes('event-stream')
  if (isStream) await response.body?.cancel()
  else if (response.status !== 200) expect(await response.text()).not.toContain(words)
  return response.status
}
