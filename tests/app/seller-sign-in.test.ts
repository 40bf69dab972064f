import { SignJWT, UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { createAuthenticator } from '#app/api/authenticate.ts'
import { digestOfToken, newSessionToken } from '#app/web/credentials.ts'
import { signInHandedOver } from '#app/web/handover.ts'
import { redeemSignInLink, requestSignInLink } from '#app/web/seller-sign-in.ts'
import { createSignInLimits } from '#app/web/sign-in-limits.ts'
import { changeAccount } from '#commands/change-account'
import { createHandoverSecret, endHandoverSecret } from '#commands/change-handover-secret'
import { createAccount } from '#commands/create-account'
import { appRole, createPool } from '#db/client'
import { listHandoverSecrets } from '#db/portal/handover'
import type { Role } from '#domain/permission'
import { createTestDatabase } from '#tests/setup/test-database'

const operator = { kind: 'operator', id: 'test' } as const
const now = new Date()
const clock = { now: () => now }
const secret = 'a secret that the marketplace and this test know'

/** An installation with a shop's owner, olena@shop, and whatever else it is given. */
async function setUp() {
  const test = await createTestDatabase()
  const pool = createPool(test.url, { role: appRole, max: 8 })
  const services = { db: test.db, clock, signInLimits: createSignInLimits(pool) }
  const add = async (email: string, role: Role, sellerId: string | null) => {
    const account = { email, name: 'Олена', role, sellerId, language: 'uk', passwordHash: null } as const
    const created = await createAccount(test.db, account, operator, now)
    if (!created.ok) throw new Error(created.refusal.reason)
    return created.value.id
  }
  const ownerId = await add('Olena@shop', 'seller', 's1')
  return {
    ...test,
    add,
    ownerId,
    authenticator: createAuthenticator(test.db, clock.now),
    ask: (email: string, address = '192.0.2.1') =>
      requestSignInLink(services, { email, address, base: 'https://assay.example', next: '/portal/letter' }),
    redeem: (token: string, address = '192.0.2.1') =>
      redeemSignInLink(services, { token, address, replaces: undefined }),
    mails: () => test.db.selectFrom('mail').selectAll().orderBy('createdAt').execute(),
    /** The token in the newest mail. */
    async mailedToken() {
      const { text } = await test.db
        .selectFrom('mail')
        .select('text')
        .orderBy('nextAt', 'desc')
        .executeTakeFirstOrThrow()
      return /token=([\w-]+)/.exec(text)?.[1] ?? ''
    },
    handOver: (token: string) =>
      signInHandedOver({ db: test.db, now }, { token, language: 'zh', replaces: undefined }),
    async [Symbol.asyncDispose]() {
      await pool.end()
      await test[Symbol.asyncDispose]()
    },
  }
}

type Claims = {
  sub?: string
  email?: string
  name?: string
  jti?: string
  iat?: number
  exp?: number
  locale?: string
}
const seconds = () => Math.floor(Date.now() / 1000)

/** A token as a marketplace makes it, but for what a test does differently. */
function tokenOf(claims: Claims = {}, { key = secret, alg = 'HS256' } = {}): Promise<string> {
  const said = {
    ...{ sub: 's1', email: 'olena@shop', jti: crypto.randomUUID(), iat: seconds(), exp: seconds() + 120 },
    ...claims,
  }
  return new SignJWT(said).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key))
}

test('a link is mailed in the seller’s language, signs in once and leads on', async () => {
  await using shop = await setUp()
  expect(await shop.ask('olena@SHOP')).toEqual({ ok: true, value: undefined })
  const [mail] = await shop.mails()
  expect(mail).toMatchObject({ recipient: 'Olena@shop', language: 'uk', kind: 'sign_in', isSecret: true })
  expect(mail?.subject).toBe('Ваше посилання для входу')
  expect(mail?.text).toContain('https://assay.example/login/link?token=')
  expect(mail?.text).toContain('next=%2Fportal%2Fletter')

  const token = await shop.mailedToken()
  const signedIn = await shop.redeem(token)
  if (!signedIn.ok) throw new Error(signedIn.refusal.reason)
  expect(await shop.authenticator.fromSession(signedIn.value.token)).toMatchObject({
    id: shop.ownerId,
    sellerId: 's1',
  })
  expect(await shop.redeem(token)).toEqual({ ok: false, refusal: { reason: 'link_over' } })
})

test('of ten at once with one link one signs in', async () => {
  await using shop = await setUp()
  await shop.ask('olena@shop')
  const token = await shop.mailedToken()
  const answers = await Promise.all(Array.from({ length: 8 }, () => shop.redeem(token)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await shop.db.selectFrom('session').select('accountId').execute()).toHaveLength(1)
})

test('the database holds the link’s hash, and the log neither', async () => {
  await using shop = await setUp()
  await shop.ask('olena@shop')
  const token = await shop.mailedToken()
  const links = await shop.ownerDb.selectFrom('signInLink').select('tokenHash').execute()
  expect(links.map(({ tokenHash }) => tokenHash.toString('hex'))).toEqual([
    digestOfToken(token).toString('hex'),
  ])
  const events = await shop.db
    .selectFrom('event')
    .select('data')
    .where('type', '=', 'sign_in_link_sent')
    .execute()
  expect(events).toEqual([{ data: { purpose: 'sign_in' } }])
})

test('a link ends after a quarter of an hour', async () => {
  await using shop = await setUp()
  await shop.ask('olena@shop')
  const { expiresAt } = await shop.ownerDb
    .selectFrom('signInLink')
    .select('expiresAt')
    .executeTakeFirstOrThrow()
  expect((expiresAt.getTime() - Date.now()) / 60_000).toBeCloseTo(15, 0)
  await shop.ownerDb.deleteFrom('signInLink').execute()
  const linkHash = digestOfToken(await shop.mailedToken())
  const over = new Date(Date.now() - 1)
  const old = { tokenHash: linkHash, accountId: shop.ownerId, createdAt: now, expiresAt: over }
  await shop.ownerDb.insertInto('signInLink').values(old).execute()
  expect(await shop.redeem(await shop.mailedToken())).toMatchObject({ refusal: { reason: 'link_over' } })
})

test('unknown, disabled and staff addresses get the same answer and no mail', async () => {
  await using shop = await setUp()
  await shop.add('mira@desk', 'moderator', null)
  await shop.add('gone@shop', 'seller', 's1')
  await shop.ownerDb
    .updateTable('account')
    .set({ disabledAt: now })
    .where('email', '=', 'gone@shop')
    .execute()
  for (const email of ['nobody@shop', 'mira@desk', 'gone@shop']) {
    expect(await shop.ask(email)).toEqual({ ok: true, value: undefined })
  }
  expect(await shop.mails()).toEqual([])
})

test('whoever is removed between the mail and the click does not get in', async () => {
  await using shop = await setUp()
  await shop.ask('olena@shop')
  await changeAccount(shop.db, { accountId: shop.ownerId, disabled: true }, operator, now)
  expect(await shop.redeem(await shop.mailedToken())).toMatchObject({ refusal: { reason: 'link_over' } })
})

test('one address is mailed ten links a quarter of an hour, and one visitor asks 25 times in five minutes', async () => {
  await using shop = await setUp()
  for (let request = 0; request < 10; request++) await shop.ask('olena@shop', `198.51.100.${request}`)
  expect(await shop.ask('olena@shop', '198.51.100.99')).toMatchObject({
    refusal: { reason: 'too_many_attempts' },
  })
  expect(await shop.mails()).toHaveLength(10)
  const others = Array.from({ length: 26 }, (_, index) => shop.ask(`person${index}@shop`, '203.0.113.7'))
  expect((await Promise.all(others)).filter(({ ok }) => !ok)).toHaveLength(1)
})

test('guesses at links are counted', async () => {
  await using shop = await setUp()
  const guesses = Array.from({ length: 26 }, (_, index) => shop.redeem(`guess-${index}`, '203.0.113.9'))
  const reasons = (await Promise.all(guesses)).map((answer) => !answer.ok && answer.refusal.reason)
  expect(reasons.filter((reason) => reason === 'link_over')).toHaveLength(25)
})

test('a hand-over signs a known person in', async () => {
  await using shop = await setUp()
  await createHandoverSecret(shop.db, { secret, overlapHours: 0 }, operator, now)
  const handedOver = await shop.handOver(await tokenOf({ email: 'OLENA@shop' }))
  if (!handedOver.ok) throw new Error(handedOver.refusal.reason)
  expect(await shop.authenticator.fromSession(handedOver.value.token)).toMatchObject({ id: shop.ownerId })
})

test('a hand-over of somebody new makes an account: the first of a shop is its owner', async () => {
  await using shop = await setUp()
  await createHandoverSecret(shop.db, { secret, overlapHours: 0 }, operator, now)
  const sub = 's2'
  for (const email of ['first@two', 'second@two']) {
    const handedOver = await shop.handOver(await tokenOf({ sub, email, name: '王伟', locale: 'ru' }))
    if (!handedOver.ok) throw new Error(handedOver.refusal.reason)
    expect(await shop.authenticator.fromSession(handedOver.value.token)).toMatchObject({
      ...{ role: 'seller', sellerId: 's2', name: '王伟', language: 'ru' },
    })
  }
  const team = await shop.db
    .selectFrom('account')
    .select(['email', 'shopRole'])
    .where('sellerId', '=', 's2')
    .execute()
  expect(team).toEqual([
    { email: 'first@two', shopRole: 'owner' },
    { email: 'second@two', shopRole: 'member' },
  ])
})

test('a hand-over is used once, also by ten at once', async () => {
  await using shop = await setUp()
  await createHandoverSecret(shop.db, { secret, overlapHours: 0 }, operator, now)
  const token = await tokenOf()
  const answers = await Promise.all(Array.from({ length: 10 }, () => shop.handOver(token)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await shop.handOver(token)).toEqual({ ok: false, refusal: { reason: 'used' } })
})

test('an address of another shop or of staff is not handed over', async () => {
  await using shop = await setUp()
  await createHandoverSecret(shop.db, { secret, overlapHours: 0 }, operator, now)
  await shop.add('mira@desk', 'admin', null)
  const other = { ok: false, refusal: { reason: 'other_account' } }
  expect(await shop.handOver(await tokenOf({ sub: 's2' }))).toEqual(other)
  expect(await shop.handOver(await tokenOf({ email: 'mira@desk' }))).toEqual(other)
  expect(await shop.db.selectFrom('session').select('accountId').execute()).toEqual([])
})

test('somebody removed from the shop is not handed over again', async () => {
  await using shop = await setUp()
  await createHandoverSecret(shop.db, { secret, overlapHours: 0 }, operator, now)
  await changeAccount(shop.db, { accountId: shop.ownerId, disabled: true }, operator, now)
  expect(await shop.handOver(await tokenOf())).toEqual({ ok: false, refusal: { reason: 'disabled' } })
})

const broken: [name: string, make: () => Promise<string> | string][] = [
  ['nothing', () => ''],
  ['no token', () => 'a.b.c'],
  ['ended', () => tokenOf({ iat: seconds() - 200, exp: seconds() - 60 })],
  ['valid for longer than five minutes', () => tokenOf({ exp: seconds() + 301 })],
  ['made longer ago than that', () => tokenOf({ iat: seconds() - 400, exp: seconds() + 10 })],
  ['made in the future', () => tokenOf({ iat: seconds() + 120, exp: seconds() + 240 })],
  ['signed with another secret', () => tokenOf({}, { key: 'another secret, as long as the right one is' })],
  ['signed by another algorithm', () => tokenOf({}, { alg: 'HS512' })],
  [
    'not signed',
    () =>
      new UnsecuredJWT({ sub: 's1', email: 'olena@shop', jti: 'x'.repeat(20) })
        .setIssuedAt()
        .setExpirationTime('1m')
        .encode(),
  ],
  [
    'altered',
    async () => {
      const [header, , signature] = (await tokenOf()).split('.')
      const claims = {
        sub: 's9',
        email: 'olena@shop',
        jti: 'x'.repeat(20),
        iat: seconds(),
        exp: seconds() + 60,
      }
      return [header, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.')
    },
  ],
  ['without a seller', () => tokenOf({ sub: '' })],
  ['without an address', () => tokenOf({ email: 'olena' })],
  ['without an id of its own', () => tokenOf({ jti: '' })],
]

test.each(broken)('a hand-over that is %s opens nothing', async (_, make) => {
  await using shop = await setUp()
  await createHandoverSecret(shop.db, { secret, overlapHours: 0 }, operator, now)
  expect(await shop.handOver(await make())).toEqual({ ok: false, refusal: { reason: 'not_valid' } })
  expect(await shop.db.selectFrom('session').select('accountId').execute()).toEqual([])
})

test('without a secret nobody is handed over', async () => {
  await using shop = await setUp()
  expect(await shop.handOver(await tokenOf({}, { key: ' ' }))).toMatchObject({
    refusal: { reason: 'not_valid' },
  })
})

test('while a secret is replaced two count, never three, and an ended one no more', async () => {
  await using shop = await setUp()
  const keys = ['first', 'second', 'third'].map((name) => `${name} secret of the marketplace, 32 characters`)
  const works = async () => {
    const answers = []
    for (const key of keys) answers.push((await shop.handOver(await tokenOf({}, { key }))).ok)
    return answers
  }
  for (const key of keys.slice(0, 2))
    await createHandoverSecret(shop.db, { secret: key, overlapHours: 24 }, operator, now)
  expect(await works()).toEqual([true, true, false])
  await createHandoverSecret(shop.db, { secret: keys[2] ?? '', overlapHours: 24 }, operator, now)
  expect(await works()).toEqual([false, true, true])
  const newest = (await listHandoverSecrets(shop.db)).find(({ endsAt }) => endsAt === null)
  expect(await endHandoverSecret(shop.db, { secretId: newest?.id ?? '' }, operator, now)).toMatchObject({
    ok: true,
  })
  expect(await works()).toEqual([false, true, false])
})

test('a session token is no link and no hand-over', async () => {
  await using shop = await setUp()
  const token = newSessionToken()
  expect(await shop.redeem(token)).toMatchObject({ ok: false })
  expect(await shop.handOver(token)).toMatchObject({ ok: false })
})
