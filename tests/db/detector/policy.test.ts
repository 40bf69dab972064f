import { beforeAll, expect, test } from 'vitest'
import { approvePolicy } from '#commands/policy/approve-policy'
import { refusePolicy, withdrawPolicy } from '#commands/policy/close-proposal'
import { proposePolicy } from '#commands/policy/propose-policy'
import { countForPreview } from '#db/detector/policy-preview'
import { listPolicies } from '#db/policies'
import { listPolicyProposals } from '#db/policy-proposals'
import { outcomeOf, previewOf, thresholdsFor } from '#domain/detection/preview'
import type { Person } from '#domain/permission'
import { defaultRules, policyOf } from '#domain/policy'
import { fakeReasonCodes } from '#domain/reason'
import { forcing } from '#domain/screening'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { addScreenings } from '#tests/setup/screened-market'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-24T09:00:00Z')
const nothing = { since: null, thresholds: [], cells: [] }

let shop: Awaited<ReturnType<typeof createTestDatabase>>
let vik: Person
let nao: Person
beforeAll(async () => {
  shop = await createTestDatabase()
  vik = await addPerson(shop.ownerDb, 'vik')
  nao = await addPerson(shop.ownerDb, 'nao', 'admin')
  return () => shop[Symbol.asyncDispose]()
})

function propose(category: string, publishBelow: number, seenVersion: number, person: Person) {
  const rules = { ...defaultRules, publishBelow }
  const preview = previewOf(nothing, { proposed: rules, inForce: defaultRules })
  return proposePolicy(shop.db, { category, rules, seenVersion, preview, note: 'calmer' }, person, now)
}

async function proposed(category: string, publishBelow: number, seenVersion: number, person: Person) {
  const made = await propose(category, publishBelow, seenVersion, person)
  if (!made.ok) throw new Error(made.refusal.reason)
  return made.value.id
}

const rulesOf = async (category: string) => policyOf(await listPolicies(shop.db), category)

test('rules come into force by another person only, and both are in the log', async () => {
  const id = await proposed('toys', 0.05, 0, vik)
  expect((await rulesOf('toys')).version).toBe(0)
  expect(await propose('toys', 0.2, 0, nao)).toMatchObject({ refusal: { reason: 'already_proposed' } })
  expect(await approvePolicy(shop.db, { id }, vik, now)).toMatchObject({ refusal: { reason: 'same_person' } })
  expect(await approvePolicy(shop.db, { id }, nao, now)).toEqual({ ok: true, value: { version: 1 } })
  expect(await approvePolicy(shop.db, { id }, nao, now)).toMatchObject({
    refusal: { reason: 'not_proposed' },
  })
  expect(await rulesOf('toys')).toMatchObject({ version: 1, rules: { publishBelow: 0.05 } })
  const events = await shop.db
    .selectFrom('event')
    .select(['type', 'actorId'])
    .where('subjectKind', '=', 'policy')
    .orderBy('id')
    .execute()
  expect(events).toEqual([
    { type: 'policy_proposed', actorId: vik.id },
    { type: 'policy_changed', actorId: nao.id },
  ])
})

test('the database itself lets nobody put rules of their own into force', async () => {
  const row = { category: 'books', version: 1, rules: JSON.stringify(defaultRules), createdAt: now }
  const add = (by: { createdBy: string; approvedBy: string | null }) =>
    shop.ownerDb
      .insertInto('policy')
      .values({ ...row, ...by })
      .execute()
  await expect(add({ createdBy: vik.id, approvedBy: vik.id })).rejects.toThrow('check constraint')
  await expect(add({ createdBy: vik.id, approvedBy: null })).rejects.toThrow('check constraint')
  const id = await proposed('books', 0.1, 0, vik)
  const close = { state: 'approved' as const, closedBy: vik.id, closedAt: now }
  await expect(
    shop.ownerDb.updateTable('policyProposal').set(close).where('id', '=', id).execute(),
  ).rejects.toThrow('check constraint')
})

test('a proposal is refused by another person and taken back by its own; neither changes the rules', async () => {
  const first = await proposed('garden', 0.3, 0, vik)
  expect(await refusePolicy(shop.db, { id: first, answer: 'no' }, vik, now)).toMatchObject({
    refusal: { reason: 'same_person' },
  })
  expect(await withdrawPolicy(shop.db, { id: first }, nao, now)).toMatchObject({
    refusal: { reason: 'other_person' },
  })
  expect(await refusePolicy(shop.db, { id: first, answer: 'too much work' }, nao, now)).toMatchObject({
    ok: true,
  })
  const second = await proposed('garden', 0.2, 0, vik)
  expect(await withdrawPolicy(shop.db, { id: second }, vik, now)).toMatchObject({ ok: true })
  const states = (await listPolicyProposals(shop.db, 'garden')).map(({ state, answer }) => [state, answer])
  expect(states.toSorted()).toEqual([
    ['refused', 'too much work'],
    ['withdrawn', null],
  ])
  expect((await rulesOf('garden')).version).toBe(0)
})

test('of two who propose at once one is told that rules wait already', async () => {
  const both = await Promise.all([propose('shoes', 0.1, 0, vik), propose('shoes', 0.2, 0, nao)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both).toContainEqual({ ok: false, refusal: { reason: 'already_proposed' } })
})

test('rules proposed against a version that is not in force any more are not put into force', async () => {
  expect(await propose('pets', 0.1, 7, vik)).toMatchObject({ refusal: { reason: 'changed_meanwhile' } })
  const id = await proposed('pets', 0.1, 0, vik)
  const row = { category: 'pets', version: 1, rules: JSON.stringify(defaultRules), createdAt: now }
  await shop.ownerDb.insertInto('policy').values(row).execute()
  expect(await approvePolicy(shop.db, { id }, nao, now)).toMatchObject({
    refusal: { reason: 'changed_meanwhile' },
  })
})

test('a preview counts the screenings of the last 30 days of its category, and what people made of them', async () => {
  await using market = await createTestDatabase()
  await addSeller(market.ownerDb)
  const judge = await addPerson(market.ownerDb, 'judge', 'moderator')
  const screenedAt = new Date(now.getTime() - 3 * 86_400_000)
  const by = { by: judge.id }
  const fake = { action: 'reject' as const, reasonCode: 'not_genuine', ...by }
  await addScreenings(market.ownerDb, [
    { screenedAt, probability: 0.02, decided: { action: 'publish', ...by } },
    { screenedAt, probability: 0.3, decided: fake },
    { screenedAt, probability: 0.3, decided: { action: 'reject', reasonCode: 'obscenity', ...by } },
    { screenedAt, probability: 0.12 },
    { screenedAt, probability: null },
    { screenedAt, probability: 0.01, signals: [{ name: 'self_review', strength: 1 }] },
    { screenedAt: new Date(now.getTime() - 40 * 86_400_000), probability: 0.9, decided: fake },
  ])

  const wanted = {
    thresholds: thresholdsFor([defaultRules]),
    ...{ forcing, fakeReasons: fakeReasonCodes, since: new Date(now.getTime() - 30 * 86_400_000) },
  }
  const electronics = { categories: ['electronics'], except: false }
  const counts = await countForPreview(market.db, electronics, wanted)
  expect(outcomeOf(counts, defaultRules)).toEqual({
    ...{ reviews: 6, toPeople: 4, held: 0, fakes: 1, fakesCaught: 1, genuine: 1, genuineToPeople: 0 },
  })
  expect(outcomeOf(counts, { ...defaultRules, publishBelow: 0.1 })).toMatchObject({ toPeople: 5 })
  const others = await countForPreview(market.db, { ...electronics, except: true }, wanted)
  expect(others).toMatchObject({ since: null, cells: [] })
})
