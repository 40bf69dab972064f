import { expect, test } from 'vitest'
import { digestOfToken } from '#app/web/credentials.ts'
import { changeAccount } from '#commands/change-account'
import { now, operator, setUp } from '#tests/setup/shop-doors'

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
