import { expect, test } from 'vitest'
import { changeShopTeam } from '#commands/change-shop-team'
import { createAccount } from '#commands/create-account'
import { inviteToShop } from '#commands/invite-to-shop'
import { listShopRecipients } from '#db/portal/recipients'
import { listTeam } from '#db/portal/team'
import { createTestDatabase } from '#tests/setup/test-database'

const operator = { kind: 'operator', id: 'test' } as const
const now = new Date('2026-11-22T09:00:00Z')
const person = (id: string) => ({ kind: 'person', id }) as const

/** Two shops with an owner each. */
async function setUp() {
  const test = await createTestDatabase()
  const add = async (email: string, sellerId: string) => {
    const account = {
      email,
      name: email,
      role: 'seller',
      sellerId,
      language: 'en',
      passwordHash: null,
    } as const
    const created = await createAccount(test.db, account, operator, now)
    if (!created.ok) throw new Error(created.refusal.reason)
    return created.value.id
  }
  const owner = await add('owner@one', 's1')
  const stranger = await add('owner@two', 's2')
  return {
    ...test,
    owner,
    stranger,
    invite: (email: string, by = owner, sellerId = 's1') => {
      const command = {
        ...{ sellerId, email, name: 'New', language: 'zh' as const, linkExpiresAt: now },
        linkHash: Buffer.from(crypto.randomUUID()),
        write: (kind: string, language: string) => ({ subject: kind, text: language }),
      }
      return inviteToShop(test.db, command, person(by), now)
    },
    change: (accountId: string, to: 'owner' | 'member' | 'removed', by = owner, sellerId = 's1') =>
      changeShopTeam(test.db, { sellerId, accountId, to }, person(by), now),
    team: async (sellerId = 's1') =>
      (await listTeam(test.db, sellerId)).map(({ email, shopRole }) => `${email} ${shopRole}`).sort(),
    mails: () =>
      test.db.selectFrom('mail').select(['recipient', 'subject', 'text']).orderBy('recipient').execute(),
    idOf: async (email: string) =>
      (await test.db.selectFrom('account').select('id').where('email', '=', email).executeTakeFirstOrThrow())
        .id,
  }
}

test('an owner invites somebody, who becomes a member and gets a link', async () => {
  await using shop = await setUp()
  expect(await shop.invite('new@one')).toEqual({ ok: true, value: undefined })
  expect(await shop.team()).toEqual(['new@one member', 'owner@one owner'])
  expect(await shop.mails()).toEqual([{ recipient: 'new@one', subject: 'invitation', text: 'zh' }])
  expect(await shop.invite('NEW@one')).toEqual({ ok: false, refusal: { reason: 'is_member' } })
})

test('an address of another shop is told by mail, and the owner is not', async () => {
  await using shop = await setUp()
  expect(await shop.invite('owner@two')).toEqual({ ok: true, value: undefined })
  expect(await shop.mails()).toEqual([{ recipient: 'owner@two', subject: 'invitation_taken', text: 'en' }])
  expect(await shop.team()).toEqual(['owner@one owner'])
  expect(await shop.team('s2')).toEqual(['owner@two owner'])
})

test('only an owner of the shop changes its team', async () => {
  await using shop = await setUp()
  await shop.invite('new@one')
  const member = await shop.idOf('new@one')
  const notOwner = { ok: false, refusal: { reason: 'not_owner' } }
  expect(await shop.invite('other@one', member)).toEqual(notOwner)
  expect(await shop.invite('other@one', shop.stranger)).toEqual(notOwner)
  expect(await shop.change(shop.owner, 'removed', member)).toEqual(notOwner)
  expect(await shop.change(member, 'removed', shop.stranger)).toEqual(notOwner)
  expect(await shop.change(member, 'removed', shop.stranger, 's2')).toEqual({
    ok: false,
    refusal: { reason: 'not_found' },
  })
})

test('one owner stays, also when two remove each other at once', async () => {
  await using shop = await setUp()
  expect(await shop.change(shop.owner, 'removed')).toEqual({ ok: false, refusal: { reason: 'last_owner' } })
  expect(await shop.change(shop.owner, 'member')).toEqual({ ok: false, refusal: { reason: 'last_owner' } })
  await shop.invite('new@one')
  const second = await shop.idOf('new@one')
  await shop.change(second, 'owner')
  const both = await Promise.all([shop.change(second, 'removed'), shop.change(shop.owner, 'removed', second)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await shop.team()).toHaveLength(1)
})

test('whoever is removed is signed out, loses their link and can be invited again', async () => {
  await using shop = await setUp()
  await shop.invite('new@one')
  const member = await shop.idOf('new@one')
  const session = {
    tokenHash: Buffer.from('t'),
    accountId: member,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: now,
  }
  await shop.ownerDb.insertInto('session').values(session).execute()
  await shop.change(member, 'owner')
  await shop.change(member, 'removed')
  expect(await shop.db.selectFrom('session').select('accountId').execute()).toEqual([])
  expect(await shop.db.selectFrom('signInLink').select('accountId').execute()).toEqual([])
  await shop.invite('new@one')
  expect(await shop.team()).toEqual(['new@one member', 'owner@one owner'])
})

test('mail to a shop goes to each address once, in its reader’s language', async () => {
  await using shop = await setUp()
  await shop.invite('new@one')
  await shop.ownerDb
    .updateTable('account')
    .set({ notifyEmail: 'desk@one' })
    .where('email', '=', 'owner@one')
    .execute()
  const seller = {
    ...{ id: 's1', name: 'One', category: 'garden', joinedAt: now, language: 'pl', contactEmail: 'NEW@one' },
    ...{ verification: '[]', contentDigest: Buffer.from(''), receivedAt: now, updatedAt: now },
  }
  await shop.ownerDb.insertInto('seller').values(seller).execute()
  const told = await listShopRecipients(shop.db, 's1')
  expect(told.map(({ recipient, language }) => ({ recipient, language }))).toEqual([
    { recipient: 'desk@one', language: 'en' },
    { recipient: 'new@one', language: 'zh' },
  ])
  await shop.ownerDb.updateTable('seller').set({ contactEmail: 'office@one' }).execute()
  const third = (await listShopRecipients(shop.db, 's1')).find(({ recipient }) => recipient === 'office@one')
  expect(third).toEqual({ recipient: 'office@one', language: 'en', own: null })
})
