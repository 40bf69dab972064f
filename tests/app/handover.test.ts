import { SignJWT, UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { newSessionToken } from '#app/web/credentials.ts'
import { changeAccount } from '#commands/change-account'
import { createHandoverSecret, endHandoverSecret } from '#commands/change-handover-secret'
import { listHandoverSecrets } from '#db/portal/handover'
import { now, operator, secret, setUp } from '#tests/setup/shop-doors'

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
