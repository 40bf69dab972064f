import { beforeAll, expect, test } from 'vitest'
import { createAccount } from '#commands/create-account'
import {
  approveQualityPolicy,
  proposeQualityPolicy,
  refuseQualityPolicy,
} from '#commands/quality/change-policy'
import { simulatePolicy } from '#commands/quality/simulate-policy'
import type { Database } from '#db/client'
import { listQualityPolicies } from '#db/quality/policies'
import { findLatestRun } from '#db/quality/runs'
import type { Person } from '#domain/permission'
import { defaultQualityPolicy } from '#domain/quality/policy'
import { fillMarket, runNow } from '#tests/setup/quality-market'
import { createTestDatabase } from '#tests/setup/test-database'

const zone = 'Europe/Kyiv'
const now = new Date('2026-11-23T05:00:00Z')
const dayMs = 24 * 60 * 60 * 1000

let shop: Awaited<ReturnType<typeof createTestDatabase>>
let one: Person
let other: Person
beforeAll(async () => {
  shop = await createTestDatabase()
  await fillMarket(shop.ownerDb, { sellers: 120, feedback: 15_000, asOf: '2026-11-23' })
  await runNow(shop.db, now)
  one = await makeManager(shop.db, 'one')
  other = await makeManager(shop.db, 'other')
  return () => shop[Symbol.asyncDispose]()
})

test('what other rules would do is simulated: the same rules move nobody, laxer ones add, stricter ones spare', async () => {
  const same = await simulatePolicy(shop.db, defaultQualityPolicy, { zone, now })
  expect(same).toMatchObject({ asOf: '2026-11-23', sellers: 120, added: [], spared: [] })
  expect(same?.proposed).toBeGreaterThan(0)
  const lax = { ...defaultQualityPolicy, margin: 1.1, excludeRatio: 1.2, falseDiscoveryShare: 0.3 }
  const laxer = await simulatePolicy(shop.db, lax, { zone, now })
  expect(laxer?.spared).toEqual([])
  expect(laxer?.added.length).toBeGreaterThan(0)
  expect(laxer?.added[0]).toMatchObject({ after: 'exclude', feedback: expect.any(Number) })
  const stricter = await simulatePolicy(shop.db, { ...defaultQualityPolicy, margin: 4 }, { zone, now })
  expect(stricter).toMatchObject({ proposed: 0, added: [] })
  expect(stricter?.spared).toHaveLength(same?.proposed ?? 0)
})

test('rules are put into force by another person only, and hold from the next run on', async () => {
  const rules = { ...defaultQualityPolicy, margin: 4 }
  expect(
    await proposeQualityPolicy(
      shop.db,
      { rules: { ...rules, margin: 0.5 }, note: '', simulation: null },
      one,
      now,
    ),
  ).toMatchObject({ ok: false, refusal: { reason: 'out_of_bounds', numbers: ['margin'] } })
  const proposed = await proposeQualityPolicy(shop.db, { rules, note: 'calmer', simulation: null }, one, now)
  if (!proposed.ok) throw new Error(proposed.refusal.reason)
  const { id, version } = proposed.value
  expect(
    await proposeQualityPolicy(shop.db, { rules, note: '', simulation: null }, other, now),
  ).toMatchObject({
    refusal: { reason: 'already_proposed' },
  })
  expect(await approveQualityPolicy(shop.db, { id }, one, now)).toMatchObject({
    refusal: { reason: 'same_person' },
  })
  await expect(
    shop.ownerDb.updateTable('qualityPolicy').set({ approvedBy: one.id, state: 'in_force' }).execute(),
  ).rejects.toThrow('check constraint')
  expect(await approveQualityPolicy(shop.db, { id }, other, now)).toMatchObject({ value: { version } })
  expect(await approveQualityPolicy(shop.db, { id }, other, now)).toMatchObject({
    refusal: { reason: 'not_proposed' },
  })
  await runNow(shop.db, new Date(now.getTime() + dayMs))
  expect(await findLatestRun(shop.db)).toMatchObject({
    policyVersion: version,
    rules: { margin: 4, version },
  })
})

test('rules turned down leave room for others, and the next ones replace those in force', async () => {
  const propose = async () => {
    const made = await proposeQualityPolicy(
      shop.db,
      { rules: defaultQualityPolicy, note: 'back', simulation: null },
      one,
      now,
    )
    if (!made.ok) throw new Error(made.refusal.reason)
    return made.value.id
  }
  const refused = await propose()
  expect(await refuseQualityPolicy(shop.db, { id: refused, reason: 'too soon' }, one, now)).toMatchObject({
    ok: true,
  })
  await approveQualityPolicy(shop.db, { id: await propose() }, other, now)
  const decided = (await listQualityPolicies(shop.db)).map(
    ({ version, state, approvedByName, refusedByName }) =>
      `${version} ${state} by ${approvedByName ?? refusedByName}`,
  )
  expect(decided.toSorted()).toEqual([
    'SQ-2 replaced by other',
    'SQ-3 refused by one',
    'SQ-4 in_force by other',
  ])
})

async function makeManager(db: Database, name: string): Promise<Person> {
  const account = {
    email: `${name}@test`,
    name,
    role: 'quality_manager' as const,
    passwordHash: null,
    sellerId: null,
    language: 'en' as const,
  }
  const made = await createAccount(db, account, { kind: 'operator', id: 'test' }, now)
  if (!made.ok) throw new Error(made.refusal.reason)
  return { kind: 'person', id: made.value.id, name, role: 'quality_manager', sellerId: null, language: 'en' }
}
