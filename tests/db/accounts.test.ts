import { expect, test } from 'vitest'
import { changeAccount } from '#commands/change-account'
import { createAccount } from '#commands/create-account'
import { createApiKey } from '#commands/create-api-key'
import { rotateApiKey } from '#commands/rotate-api-key'
import { setBootstrapKey } from '#commands/set-bootstrap-key'
import { findUsableApiKey } from '#db/api-keys'
import type { Database } from '#db/client'
import type { Role } from '#domain/permission'
import { createTestDatabase, untilSomeoneWaitsForALock } from '#tests/setup/test-database'

const operator = { kind: 'operator', id: 'test' } as const
const now = new Date('2026-11-22T10:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const hash = (letter: string) => Buffer.alloc(32, letter)

async function addPerson(db: Database, email: string, role: Role = 'moderator'): Promise<string> {
  const person = { email, name: email, role, sellerId: null, language: 'en' as const, passwordHash: null }
  const created = await createAccount(db, person, operator, now)
  if (!created.ok) throw new Error(created.refusal.reason)
  return created.value.id
}

test('an address has one account, however it is written', async () => {
  await using test = await createTestDatabase()
  await addPerson(test.db, 'olena@shop')
  await expect(addPerson(test.db, 'OLENA@Shop')).rejects.toThrow('email_taken')
})

test('a seller’s account names its seller, and no other account does', async () => {
  await using test = await createTestDatabase()
  await expect(addPerson(test.db, 'shop@shop', 'seller')).rejects.toThrow('seller_needed')
  const accountId = await addPerson(test.db, 'mira@shop')
  const change = { accountId, sellerId: 's1' }
  expect(await changeAccount(test.db, change, operator, now)).toMatchObject({ ok: true })
  expect(await test.db.selectFrom('account').select('sellerId').executeTakeFirst()).toEqual({
    sellerId: null,
  })
})

test('the last administrator stays one', async () => {
  await using test = await createTestDatabase()
  const accountId = await addPerson(test.db, 'ada@shop', 'admin')
  const refused = { ok: false, refusal: { reason: 'last_admin' } }
  expect(await changeAccount(test.db, { accountId, disabled: true }, operator, now)).toEqual(refused)
  expect(await changeAccount(test.db, { accountId, role: 'senior' }, operator, now)).toEqual(refused)
})

test('two administrators who disable each other at once leave one', async () => {
  await using test = await createTestDatabase()
  const ids = [await addPerson(test.db, 'ada@shop', 'admin'), await addPerson(test.db, 'bo@shop', 'admin')]
  const holder = await test.db.startTransaction().execute()
  await holder.selectFrom('account').select('id').forUpdate().execute()
  const both = ids.map((accountId) => changeAccount(test.db, { accountId, disabled: true }, operator, now))
  await untilSomeoneWaitsForALock(test)
  await holder.commit().execute()
  expect((await Promise.all(both)).filter(({ ok }) => ok)).toHaveLength(1)
})

test('the log says what changed about a person, and neither name nor password', async () => {
  await using test = await createTestDatabase()
  const accountId = await addPerson(test.db, 'olena@shop')
  const change = { accountId, name: 'Canary', passwordHash: 'canary-hash', role: 'senior' as const }
  await changeAccount(test.db, change, operator, now)
  const [, event] = await test.db.selectFrom('event').select(['type', 'data']).orderBy('id').execute()
  expect(event).toMatchObject({
    type: 'account_changed',
    data: {
      before: { role: 'moderator' },
      after: { role: 'senior', nameChanged: true, passwordChanged: true },
    },
  })
  expect(JSON.stringify(event).toLowerCase()).not.toContain('canary')
})

test('a replaced key and its successor work together until the overlap ends', async () => {
  await using test = await createTestDatabase()
  const key = {
    name: 'shop',
    prefix: 'ak_a',
    secretHash: hash('a'),
    scopes: ['read' as const],
    expiresAt: null,
  }
  const created = await createApiKey(test.db, key, operator, now)
  if (!created.ok) throw new Error(created.refusal.reason)
  const rotate = { apiKeyId: created.value.id, prefix: 'ak_b', secretHash: hash('b'), overlapHours: 24 }
  expect(await rotateApiKey(test.db, rotate, operator, now)).toMatchObject({
    ok: true,
    value: { until: later(24) },
  })

  expect(await findUsableApiKey(test.db, hash('a'), later(23))).toMatchObject({ scopes: ['read'] })
  expect(await findUsableApiKey(test.db, hash('b'), later(23))).toMatchObject({
    name: 'shop',
    scopes: ['read'],
  })
  expect(await findUsableApiKey(test.db, hash('a'), later(24))).toBeUndefined()
  const again = { ...rotate, secretHash: hash('c') }
  expect(await rotateApiKey(test.db, again, operator, later(24))).toMatchObject({
    refusal: { reason: 'over' },
  })
})

test('there is one bootstrap key: the one of the last start', async () => {
  await using test = await createTestDatabase()
  const start = (letter: string | null) =>
    setBootstrapKey(test.db, { secretHash: letter === null ? null : hash(letter) }, operator, now)
  const usable = async () => {
    const found = await Promise.all(['a', 'b'].map((letter) => findUsableApiKey(test.db, hash(letter), now)))
    return found.map((key) => key?.scopes.length ?? 0)
  }
  await start('a')
  await start('a')
  expect(await usable()).toEqual([3, 0])
  await start('b')
  expect(await usable()).toEqual([0, 3])
  await start('a')
  expect(await usable()).toEqual([3, 0])
  await start(null)
  expect(await usable()).toEqual([0, 0])
})
