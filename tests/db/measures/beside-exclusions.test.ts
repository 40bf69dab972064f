import { expect, test } from 'vitest'
import { imposeMeasure } from '#commands/measures/impose-measure'
import type { Database } from '#db/client'
import { isOutOfCatalogue, listSellersByCatalogue } from '#db/exclusions/catalogue'
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

test('goods a confirmed stop keeps out are out of the catalogue, whoever asks and before the marketplace answers', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  const manager = await addPerson(test.db, 'quality_manager')
  const other = await addPerson(test.db, 'senior')
  await stop(test.db, manager, 'all')
  for (const state of ['immediate_stop', 'noticed'] as const) {
    const confirmed = { noticedAt: new Date(), stopConfirmedBy: other.id }
    await test.db
      .updateTable('exclusion')
      .set({ state, ...confirmed })
      .execute()
    expect(await findExclusionStanding(test.db, 'seller')).toBe('whole')
    expect(await isOutOfCatalogue(test.db, 'seller')).toBe(true)
    const found = await listSellersByCatalogue(test.db, { isExcluded: true }, { limit: 5 })
    expect(found.map(({ id }) => id)).toEqual(['seller'])
  }
  await test.db.updateTable('exclusion').set({ state: 'cancelled' }).execute()
  expect(await findExclusionStanding(test.db, 'seller')).toBe('none')
  expect(await isOutOfCatalogue(test.db, 'seller')).toBe(false)
})

test('a part is out of the catalogue of a seller of that category only', async () => {
  await using test = await createTestDatabase()
  await addSeller(test.db)
  await stop(test.db, await addPerson(test.db, 'quality_manager'), 'category')
  expect(await isOutOfCatalogue(test.db, 'seller')).toBe(false)
  await test.db.updateTable('seller').set({ category: 'toys' }).execute()
  expect(await isOutOfCatalogue(test.db, 'seller')).toBe(true)
})
