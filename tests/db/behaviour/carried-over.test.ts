import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { rebuildCounters } from '#commands/behaviour/rebuild-counters'
import type { Database } from '#db/client'
import { listMigrationFiles } from '#db/migration-files'
import { inMilliseconds, instantOf, screenBatch } from '#tests/db/behaviour/steps'
import { makeMarket } from '#tests/domain/detection-learning/market'
import { addModel } from '#tests/setup/detector-models'
import { createTestDatabase } from '#tests/setup/test-database'

const market = inMilliseconds(makeMarket(200))

/** Takes away what the migration adds, as if it had not been there yet. */
async function goBack(db: Database) {
  await sql`alter table detector_model drop column format`.execute(db)
  await sql`
    update seller_counters s set counts = (select json_agg(value order by place)
      from json_array_elements(s.counts) with ordinality as kept (value, place) where place not between 15 and 20)`.execute(
    db,
  )
}

test('what was counted and learnt before models were blind to stars is carried over', async () => {
  await using test = await createTestDatabase()
  for (let at = 0; at < market.length; at += 40) await screenBatch(test.db, market.slice(at, at + 40))
  const champion = await addModel(test.db)
  await addModel(test.db)
  await sql`update detector_model set state = 'champion', promoted_at = now() where id = ${champion.id}`.execute(
    test.ownerDb,
  )
  await goBack(test.ownerDb)

  const file = (await listMigrationFiles()).find(({ name }) => name.startsWith('0230_'))
  await sql.raw(file?.text ?? '').execute(test.ownerDb)
  const rebuilt = await rebuildCounters(test.db, { kind: 'job', id: 'rebuild_behaviour' }, instantOf(16_000))
  expect(rebuilt).toEqual({ authors: 0, sellers: 0, market: false, reviews: market.length })
  const kept = await test.db.selectFrom('detectorModel').select(['id', 'state', 'format']).execute()
  expect(kept).toEqual([{ id: champion.id, state: 'retired', format: 1 }])
})
