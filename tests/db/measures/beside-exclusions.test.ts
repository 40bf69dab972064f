import { expect, test } from 'vitest'
import { imposeMeasure } from '#commands/measures/impose-measure'
import type { Database } from '#db/client'
import { findExclusionStanding } from '#db/measures/exclusion-standing'
import type { Person } from '#domain/permission'
import { now, part, warning } from '#tests/db/measures/ladder-steps'
import { addPerson } from '#tests/db/measures/people'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

/** A seller whose goods, or those of one category, were taken out at once. */
async function stop(db: Database, person: Person, scope: 'all' | 'category') {
  await db
    .insertInto('exclusion')
    .values({
      ...{ sellerId: 'seller', state: 'immediate_stop', scope, category: scope === 'all' ? null : 'toys' },
      ...{ reasonCodes: ['safety'], zone: 'Europe/Kyiv', openedAt: new Date() },
      ...{ stoppedBy: person.id, stoppedAt: new Date() },
    })
    .execute()
}

test('beside an exclusion of all goods nothing milder is imposed', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const manager = await addPerson(test.db, 'quality_manager')
  expect(await findExclusionStanding(test.db, 'seller')).toBe('none')
  await stop(test.db, manager, 'all')
  expect(await findExclusionStanding(test.db, 'seller')).toBe('whole')
  expect(await imposeMeasure(test.db, warning, manager, now)).toEqual({
    ok: false,
    refusal: { reason: 'already_excluded' },
  })
})

test('an exclusion of one category stands on the ladder as a partial one does', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const manager = await addPerson(test.db, 'quality_manager')
  await stop(test.db, manager, 'category')
  expect(await findExclusionStanding(test.db, 'seller')).toBe('part')
  expect((await imposeMeasure(test.db, part, manager, now)).ok).toBe(true)
})
