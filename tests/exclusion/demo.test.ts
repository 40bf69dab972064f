import { expect, test } from 'vitest'
import { receiveSellers } from '#commands/receive-sellers'
import type { ExclusionState } from '#domain/exclusion/state'
import { openExclusionCases } from '#fixtures/exclusion-cases'
import { createDemoPeople } from '#fixtures/load'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-26T10:00:00Z')
const states: ExclusionState[] = [
  ...(['annulled', 'cancelled', 'closed_good', 'immediate_stop', 'pending_approval', 'proposed'] as const),
  ...([
    'recheck_due',
    'recheck_running',
    'reinstated_probation',
    'terminated',
    'termination_notice',
  ] as const),
]

test('the demo has a case in every state it can rest in, and loading it again adds none', async () => {
  await using test = await createTestDatabase()
  const sellers = Array.from({ length: 12 }, (_, at) => ({
    ...{ id: `shop-${at}`, name: `Shop ${at}`, category: 'home' },
    joinedAt: '2025-01-01T00:00:00Z',
  }))
  await receiveSellers(test.db, sellers, { kind: 'operator', id: 'demo' }, now)
  await createDemoPeople(test.db, now)
  for (let times = 0; times < 2; times++) {
    await openExclusionCases(test.db, sellers, { zone: 'Europe/Kyiv', now })
    const cases = await test.ownerDb.selectFrom('exclusion').select('state').orderBy('state').execute()
    expect(cases.map(({ state }) => state)).toEqual(states)
  }
})
