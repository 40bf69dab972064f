import { expect, test } from 'vitest'
import { receiveReviews } from '#commands/receive-reviews'
import { receiveSellers } from '#commands/receive-sellers'
import type { ExclusionState } from '#domain/exclusion/state'
import { letterStates } from '#domain/letter/state'
import { openExclusionCases } from '#fixtures/exclusion-cases/load'
import { createDemoPeople } from '#fixtures/load'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-26T10:00:00Z')
const states: ExclusionState[] = [
  ...([
    'annulled',
    'cancelled',
    'closed_good',
    'excluded',
    'excluded',
    'excluded',
    'immediate_stop',
    'pending_approval',
    'proposed',
  ] as const),
  ...([
    'recheck_due',
    'recheck_running',
    ...(['reinstated_probation', 'reinstated_probation'] as const),
    'terminated',
    'termination_notice',
  ] as const),
]

/** What a letter goes through in one and the same moment, when it is sent. */
const passing = ['submitted', 'late', 'acknowledged']

test('the demo has a case and a letter in every state it can rest in, and loading it again adds none', async () => {
  await using test = await createTestDatabase()
  const sellers = Array.from({ length: 20 }, (_, at) => ({
    ...{ id: `shop-${at}`, name: `Shop ${at}`, category: 'home' },
    joinedAt: '2025-01-01T00:00:00Z',
  }))
  const operator = { kind: 'operator', id: 'demo' } as const
  await receiveSellers(test.db, sellers, operator, now)
  const reviews = sellers.map(({ id }) => ({
    ...{ id: `of-${id}`, sellerId: id, rating: 2, author: { id: `buyer-of-${id}` } },
    ...{ text: `What ${id} sent me broke within a week.`, createdAt: '2026-04-01T10:00:00Z' },
  }))
  await receiveReviews(test.db, reviews, operator, now)
  await createDemoPeople(test.db, now)
  for (let times = 0; times < 2; times++) {
    const where = { zone: 'Europe/Kyiv', linkBase: 'https://assay.example', now }
    await openExclusionCases(test.db, { sellers, orders: [], reviews }, where)
    const cases = await test.ownerDb
      .selectFrom('exclusion')
      .select(['state', 'snapshot'])
      .orderBy('state')
      .execute()
    expect(cases.map(({ state }) => state)).toEqual(states)
    for (const { snapshot } of cases)
      expect(snapshot).toMatchObject({ negativeIds: [expect.stringMatching(/^of-/)] })
    const letters = await test.ownerDb.selectFrom('letter').select('state').execute()
    const missing = letterStates.filter((state) => !letters.some((letter) => letter.state === state))
    expect(missing).toEqual(passing)
  }
  const mails = await test.ownerDb
    .selectFrom('mail')
    .select('text')
    .where('kind', 'like', 'letter_%')
    .execute()
  expect(mails.length).toBeGreaterThan(5)
  for (const { text } of mails) expect(text).toMatch(/\shttps:\/\/assay\.example\/portal\/letter/)
})
