import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signLink } from '#app/sign-link.ts'
import { digestOfToken, sessionTokenPrefix } from '#app/web/credentials.ts'
import { openSession } from '#commands/open-session'
import { serveWeb } from '#tests/app/serve-web'

let web: Awaited<ReturnType<typeof serveWeb>>
beforeAll(async () => {
  web = await serveWeb({ ALLOWED_HOSTS: 'desk.shop.example' })
})
afterAll(() => web?.[Symbol.asyncDispose]())

const multipart = (boundary: string) => ({ 'Content-Type': `multipart/form-data; boundary=${boundary}` })
const wholePart = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'

test('a form from our own page reaches it', async () => {
  const answer = await web.post('/login', 'a=1', { Origin: web.origin, 'Sec-Fetch-Site': 'same-origin' })
  expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('\r\n\r\na=1') })
})

test('a whole multipart form reaches the page', async () => {
  expect(await web.post('/login', wholePart, multipart('x'))).toMatchObject({ status: 200 })
})

const filePart = (disposition: string, bytes = '\xff\0') =>
  `--x\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: image/jpeg\r\n\r\n${bytes}\r\n--x--\r\n`
const photo = filePart('name="files"; filename="a.jpg"')
const filePaths = ['/portal/letter/evidence', '/portal/letter/evidence.data']

test('bytes that are no text pass only where files are handed in, and nowhere in a name', async () => {
  const asSeller = { ...multipart('x'), Cookie: await sessionOf('seller') }
  for (const path of filePaths) expect(await web.post(path, photo, asSeller)).toMatchObject({ status: 200 })
  expect(await web.post('/portal/letter/plan', photo, asSeller)).toMatchObject({ status: 400 })
  const nameless = filePart('name="a"')
  expect(await web.post('/portal/letter/evidence', nameless, asSeller)).toMatchObject({ status: 400 })
})

test('files of a stranger are not read, and neither are those of staff', async () => {
  const cookies = ['', 'assay=nothing', await sessionOf('quality_manager')]
  for (const Cookie of cookies) {
    for (const path of filePaths) {
      const answer = await web.post(path, photo, { ...multipart('x'), Cookie })
      expect(answer.status).toBe(200)
      expect(answer.text).not.toContain('a.jpg')
    }
  }
  // Nothing is waited for: the answer comes while almost all of 30 MB is still to be sent.
  const headers = { ...multipart('x'), 'Content-Length': String(30 * 1024 * 1024) }
  const all = Object.entries({ Host: 'localhost', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  const begun = await web.send(`POST ${filePaths[0]} HTTP/1.1\r\n${all.join('')}\r\n${photo.slice(0, 40)}`)
  expect(begun.status).toBe(200)
})

test('files come by a signed link to a complaint or an appeal, and not by one that is altered, over or for the other', async () => {
  const secret = web.services.environment.sessionSecret
  const linkFor = (ms: number, purpose: 'complaint' | 'appeal' = 'complaint') => {
    const expiresAt = new Date(web.services.clock.now().getTime() + ms)
    return signLink({ purpose, subject: 'c-1', party: 'complainant', expiresAt }, secret)
  }
  const read = async (link: string, path = '/complaint/evidence') =>
    (await web.post(`${path}?link=${link}`, photo, multipart('x'))).text.includes('a.jpg')
  expect(await read(linkFor(60_000))).toBe(true)
  expect(await read(linkFor(-1))).toBe(false)
  expect(await read(linkFor(60_000).replace(/.$/, '~'))).toBe(false)
  expect(await read('')).toBe(false)
  expect(await read(linkFor(60_000, 'appeal'))).toBe(false)
  expect(await read(linkFor(60_000, 'appeal'), '/appeal')).toBe(true)
  expect(await read(linkFor(60_000), '/appeal')).toBe(false)
})

/** The cookie of somebody who is signed in. */
async function sessionOf(role: 'seller' | 'quality_manager'): Promise<string> {
  const token = `${sessionTokenPrefix}${role}`
  const now = new Date()
  await web.db.transaction().execute(async (tx) => {
    const account = {
      ...{ email: `${crypto.randomUUID()}@test`, name: role, role, createdAt: now },
      ...{
        passwordHash: null,
        disabledAt: null,
        ...(role === 'seller' && { sellerId: 's1', shopRole: 'owner' as const }),
      },
    }
    const { id } = await tx.insertInto('account').values(account).returning('id').executeTakeFirstOrThrow()
    await openSession(tx, { id, role }, { tokenHash: digestOfToken(token) }, now)
  })
  return `assay=${token}`
}

test.each([
  ['localhost:80', 200],
  ['desk.shop.example', 200],
  ['DESK.shop.example:443', 200],
  ['evil.example', 400],
  ['desk.shop.example.evil.example', 400],
  ['a b', 400],
  ['[', 400],
  ['localhost@evil.example', 400],
  ['localhost/..', 400],
  ['', 400],
])('host %j is answered with %i', async (host, status) => {
  expect(await web.ask('GET /', { Host: host })).toMatchObject({ status })
})

test('two hosts, or none, are refused', async () => {
  const two = `GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n`
  expect(await web.send(two)).toMatchObject({ status: 400 })
  expect(await web.send('GET / HTTP/1.0\r\n\r\n')).toMatchObject({ status: 400 })
})

test.each([
  '//evil.example/',
  '/%',
  '/%ff',
  '/%00',
  '/?q=%00',
  '/\\evil.example',
  'http://evil.example/',
  '*',
])('the address %s is refused', async (path) => {
  expect(await web.ask(`GET ${path}`)).toMatchObject({ status: 400 })
})

test.each([
  [{ Origin: 'https://evil.example' }, 403],
  [{ Origin: 'null' }, 403],
  [{ Origin: 'http://127.0.0.1:1' }, 403],
  [{ Origin: '::' }, 400],
  [{ Origin: 'http://127.0.0.1:1/path' }, 400],
  [{ 'Sec-Fetch-Site': 'cross-site' }, 403],
  [{ 'Sec-Fetch-Site': 'same-site' }, 403],
  [{ 'Sec-Fetch-Site': 'none' }, 200],
])('a form with %j is answered with %i', async (headers, status) => {
  expect(await web.post('/login', 'a=1', headers)).toMatchObject({ status })
})

test('who claims to be forwarded for our host is not believed', async () => {
  const headers = { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' }
  expect(await web.post('/login', 'a=1', headers)).toMatchObject({ status: 403 })
})

test('another site may ask the API with a bearer credential, and not without one', async () => {
  const foreign = { Origin: 'https://evil.example', 'Content-Type': 'application/json' }
  expect(await web.post('/api/v1/reviews', '[]', foreign)).toMatchObject({ status: 403 })
  const withKey = { ...foreign, Authorization: 'Bearer nobody' }
  expect(await web.post('/api/v1/reviews', '[]', withKey)).toMatchObject({ status: 401 })
})

test.each([
  ['application/json', '{}', 415],
  ['text/plain', 'a=1', 415],
  ['', 'a=1', 415],
  ['multipart/form-data', wholePart, 400],
  ['multipart/form-data; boundary=x', wholePart.slice(0, -6), 400],
  ['multipart/form-data; boundary=y', wholePart, 400],
  ['multipart/form-data; boundary=x', randomBytes(100).toString('latin1'), 400],
  ['application/x-www-form-urlencoded', 'a=%00', 400],
])('a page is sent %j and answers as it should', async (type, body, status) => {
  expect(await web.post('/login', body, { 'Content-Type': type })).toMatchObject({ status })
})

test('a form that is too long is refused by its length, and while it is read', async () => {
  const long = `a=${'x'.repeat(300_000)}`
  expect(await web.post('/login', long)).toMatchObject({ status: 413 })
  const plain = await web.post('/login', long, { Accept: 'text/html', 'Accept-Language': 'uk' })
  expect(plain).toMatchObject({ status: 413 })
  expect(plain.text).toContain('Скоротіть текст')
  const script = await web.post('/login.data', long)
  expect(script).toMatchObject({ status: 413 })
  // What Remix reads as an error of that status.
  expect(script.text).toContain('[{"_1":2},"error",["ErrorResponse",-5,3,4],413,""]')
  const chunk = `${(50_000).toString(16)}\r\n${'x'.repeat(50_000)}\r\n`
  const type = 'Content-Type: application/x-www-form-urlencoded'
  const head = `POST / HTTP/1.1\r\nHost: localhost\r\n${type}\r\nTransfer-Encoding: chunked\r\n\r\n`
  expect(await web.send(head + chunk.repeat(8))).toMatchObject({ status: 413 })
})

test.each(['PUT', 'DELETE', 'TRACE', 'OPTIONS', 'PROPFIND'])('a page takes no %s', async (method) => {
  expect(await web.ask(`${method} /login`)).toMatchObject({ status: 405 })
})

test('every page lets only its own scripts run, each time by another nonce', async () => {
  const policies = await Promise.all(
    [1, 2].map(async () => (await fetch(`${web.origin}/`)).headers.get('content-security-policy') ?? ''),
  )
  expect(policies[0]).toMatch(/script-src 'self' 'nonce-[^']+';/)
  expect(policies[0]).not.toMatch(/script-src[^;]*unsafe/)
  expect(policies[0]).toContain("frame-ancestors 'none'")
  expect(policies[0]).not.toBe(policies[1])
})

test('the stream of changes is for people who are signed in', async () => {
  expect(await web.ask('GET /live')).toMatchObject({ status: 401 })
})

test('nothing malformed makes the server fail', async () => {
  const header = fc.constantFrom(
    'Host',
    'Origin',
    'Content-Type',
    'Content-Length',
    'Cookie',
    'Accept-Language',
    'Transfer-Encoding',
  )
  const value = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      'localhost',
      'http://localhost',
      'multipart/form-data; boundary=x',
      '-1',
      '1e9',
      'chunked',
      'assay=%00',
    ),
  )
  const request = fc.record({
    method: fc.constantFrom('GET', 'POST', 'HEAD', 'PUT', 'get', 'TRACE', ''),
    path: fc.oneof(
      fc.webPath(),
      fc.string({ maxLength: 30 }),
      fc.constantFrom('/login', '/api/v1/reviews', '/live', '/login.data'),
    ),
    headers: fc.array(fc.tuple(header, value), { maxLength: 5 }),
    body: fc.string({ maxLength: 60 }),
  })
  const isHarmless = async ({
    method,
    path,
    headers,
    body,
  }: typeof request extends fc.Arbitrary<infer R> ? R : never) => {
    const lines = headers.map(([name, text]) => `${name}: ${text}\r\n`).join('')
    const { status } = await web.send(
      `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${lines}\r\n${body}`,
      200,
    )
    return status < 500 || status === 501
  }
  await fc.assert(fc.asyncProperty(request, isHarmless), { numRuns: 500 })
  expect(await web.ask('GET /')).toMatchObject({ status: 200 })
}, 120_000)
