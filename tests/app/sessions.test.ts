import { expect, test } from 'vitest'
import { createAuthenticator } from '#app/api/authenticate.ts'
import { digestOfToken, hashPassword, newApiKey } from '#app/web/credentials.ts'
import { signInByPassword } from '#app/web/sign-in.ts'
import { createSignInLimits } from '#app/web/sign-in-limits.ts'
import { changeAccount } from '#commands/change-account'
import { createAccount } from '#commands/create-account'
import { createApiKey } from '#commands/create-api-key'
import { revokeApiKey } from '#commands/revoke-api-key'
import { signOut } from '#commands/sign-out'
import { appRole, createPool } from '#db/client'
import type { Role } from '#domain/permission'
import { createTestDatabase } from '#tests/setup/test-database'

const operator = { kind: 'operator', id: 'test' } as const
const now = new Date()
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)

/** An installation where olena@shop can sign in with the password `right`. */
async function setUp(role: Role = 'moderator') {
  const test = await createTestDatabase()
  const pool = createPool(test.url, { role: appRole, max: 8 })
  const signInLimits = createSignInLimits(pool)
  const account = { email: 'Olena@shop', name: 'Olena', role, sellerId: role === 'seller' ? 's1' : null }
  const passwordHash = await hashPassword('right')
  const created = await createAccount(test.db, { ...account, language: 'uk', passwordHash }, operator, now)
  if (!created.ok) throw new Error(created.refusal.reason)
  const services = { db: test.db, signInLimits }
  return {
    ...test,
    accountId: created.value.id,
    authenticator: createAuthenticator(test.db, () => now),
    tryPassword: (password: string, { email = 'olena@SHOP', address = '192.0.2.1', replaces = '' } = {}) =>
      signInByPassword(services, { email, password, address, replaces: replaces || undefined }, new Date()),
    async signIn() {
      const signedIn = await this.tryPassword('right')
      if (!signedIn.ok) throw new Error(signedIn.refusal.reason)
      return signedIn.value.token
    },
    async [Symbol.asyncDispose]() {
      await pool.end()
      await test[Symbol.asyncDispose]()
    },
  }
}

test('the right password opens a session that acts for its person', async () => {
  await using desk = await setUp()
  const token = await desk.signIn()
  const person = { kind: 'person', id: desk.accountId, name: 'Olena', role: 'moderator', language: 'uk' }
  expect(await desk.authenticator.fromSession(token)).toMatchObject(person)
  expect(await desk.authenticator.fromHeader(`Bearer ${token}`)).toMatchObject(person)
})

test('the database does not hold the token itself', async () => {
  await using desk = await setUp()
  const token = await desk.signIn()
  const rows = await desk.ownerDb.selectFrom('session').select('tokenHash').execute()
  expect(rows.map(({ tokenHash }) => tokenHash.toString('hex'))).toEqual([
    digestOfToken(token).toString('hex'),
  ])
})

test('an unknown address and a wrong password get the same answer', async () => {
  await using desk = await setUp()
  const wrong = { ok: false, refusal: { reason: 'wrong_credentials' } }
  expect(await desk.tryPassword('wrong')).toEqual(wrong)
  expect(await desk.tryPassword('right', { email: 'nobody@shop' })).toEqual(wrong)
})

test('signing in again replaces the session of the same browser', async () => {
  await using desk = await setUp()
  const first = await desk.signIn()
  const second = await desk.tryPassword('right', { replaces: first })
  expect(second.ok && second.value.token).not.toBe(first)
  expect(await desk.authenticator.fromSession(first)).toBeUndefined()
})

test('signing out ends the session', async () => {
  await using desk = await setUp()
  const token = await desk.signIn()
  await signOut(desk.db, digestOfToken(token))
  expect(await desk.authenticator.fromSession(token)).toBeUndefined()
})

test.each([
  ['disabled', { disabled: true }],
  ['given another role', { role: 'senior' }],
  ['given another password', { passwordHash: 'x' }],
] as const)('whoever is %s is out with the next request', async (_, change) => {
  await using desk = await setUp()
  const token = await desk.signIn()
  await changeAccount(desk.db, { accountId: desk.accountId, ...change }, operator, now)
  expect(await desk.authenticator.fromSession(token)).toBeUndefined()
})

test('a disabled account cannot sign in', async () => {
  await using desk = await setUp()
  await changeAccount(desk.db, { accountId: desk.accountId, disabled: true }, operator, now)
  expect(await desk.tryPassword('right')).toMatchObject({
    ok: false,
    refusal: { reason: 'wrong_credentials' },
  })
})

test.each([
  ['moderator', 29, true],
  ['moderator', 31, false],
  ['seller', 23 * 60, true],
  ['seller', 25 * 60, false],
] as const)(
  'a session of a %s left alone for %i minutes still counts: %s',
  async (role, minutes, isAlive) => {
    await using desk = await setUp(role)
    const token = await desk.signIn()
    await desk.db
      .updateTable('session')
      .set({ lastSeenAt: minutesAgo(minutes) })
      .execute()
    expect((await desk.authenticator.fromSession(token)) !== undefined).toBe(isAlive)
  },
)

test('a session ends after 12 hours however busy it is', async () => {
  await using desk = await setUp()
  const token = await desk.signIn()
  const { expiresAt } = await desk.db.selectFrom('session').select('expiresAt').executeTakeFirstOrThrow()
  expect((expiresAt.getTime() - Date.now()) / 3_600_000).toBeCloseTo(12, 1)
  await desk.db
    .updateTable('session')
    .set({ expiresAt: minutesAgo(0) })
    .execute()
  expect(await desk.authenticator.fromSession(token)).toBeUndefined()
})

test('use keeps a session alive', async () => {
  await using desk = await setUp()
  const token = await desk.signIn()
  await desk.db
    .updateTable('session')
    .set({ lastSeenAt: minutesAgo(20) })
    .execute()
  await desk.authenticator.fromSession(token)
  const { lastSeenAt } = await desk.db.selectFrom('session').select('lastSeenAt').executeTakeFirstOrThrow()
  expect(Date.now() - lastSeenAt.getTime()).toBeLessThan(10_000)
})

test('of 30 guesses at one account at once ten are looked at, and the rest are told when to come back', async () => {
  await using desk = await setUp()
  const addresses = Array.from({ length: 30 }, (_, guess) => `198.51.100.${guess}`)
  const answers = await Promise.all(addresses.map((address) => desk.tryPassword('wrong', { address })))
  const reasons = answers.map((answer) => !answer.ok && answer.refusal.reason)
  expect(reasons.filter((reason) => reason === 'wrong_credentials')).toHaveLength(10)
  expect(await desk.tryPassword('right')).toMatchObject({
    refusal: { reason: 'too_many_attempts', retryAfterSeconds: expect.closeTo(15 * 60, -2) },
  })
})

test('one address gets 25 guesses, over however many accounts', async () => {
  await using desk = await setUp()
  const emails = Array.from({ length: 30 }, (_, guess) => `person${guess}@shop`)
  const guess = (email: string) => desk.tryPassword('wrong', { email, address: '2001:db8::1:2' })
  const reasons = (await Promise.all(emails.map(guess))).map((answer) => !answer.ok && answer.refusal.reason)
  expect(reasons.filter((reason) => reason === 'wrong_credentials')).toHaveLength(25)
  const neighbour = { email: 'other@shop', address: '2001:db8::9' }
  expect(await desk.tryPassword('wrong', neighbour)).toMatchObject({
    refusal: { reason: 'too_many_attempts' },
  })
})

test('fifty people of one office can sign in at once', async () => {
  await using desk = await setUp()
  const answers = await Promise.all(Array.from({ length: 50 }, () => desk.tryPassword('right')))
  expect(answers.every(({ ok }) => ok)).toBe(true)
})

test('a key works by its scopes, costs no query while remembered, and ends within two seconds', async () => {
  await using desk = await setUp()
  const { token, prefix } = newApiKey()
  const command = {
    name: 'shop',
    prefix,
    secretHash: digestOfToken(token),
    scopes: ['read' as const],
    expiresAt: null,
  }
  const created = await createApiKey(desk.db, command, operator, now)
  if (!created.ok) throw new Error(created.refusal.reason)
  const apiKey = { kind: 'api_key', id: created.value.id, name: 'shop', scopes: ['read'] }
  expect(await desk.authenticator.fromHeader(`Bearer ${token}`)).toEqual(apiKey)

  await revokeApiKey(desk.db, { apiKeyId: created.value.id }, operator, now)
  expect(await desk.authenticator.fromHeader(`Bearer ${token}`)).toEqual(apiKey)
  await new Promise((resolve) => setTimeout(resolve, 2_050))
  expect(await desk.authenticator.fromHeader(`Bearer ${token}`)).toBeUndefined()
})

test.each([undefined, '', 'Bearer', 'Bearer ', 'Basic x', 'Bearer as_x', 'Bearer \u0000'])(
  'the header %j stands for nobody',
  async (header) => {
    await using desk = await setUp()
    expect(await desk.authenticator.fromHeader(header)).toBeUndefined()
  },
)
