import { expect, test, vi } from 'vitest'
import { decideReview } from '#commands/decide-review'
import type { Database } from '#db/client'
import { accepted, addPerson, newKey } from '#tests/setup/exclusions'
import { sumCounters } from '#tests/setup/quality-counters'
import { fillMarket, runNow } from '#tests/setup/quality-market'
import { addReview } from '#tests/setup/reviews'
import { places } from '#tests/workers/places'
import { createFolder, quiet } from '#tests/workers/reviews'
import { startWorkers } from '#workers/start-workers'

const zone = 'Europe/Kyiv'
const asOf = '2026-11-23'
const morning = new Date(`${asOf}T05:00:00Z`)
const nextNightDue = new Date('2026-11-24T00:31:00Z')
const patient = { timeout: 60_000, interval: 10 }

test.each(places)(
  'on $store a published review reaches the quality of its seller by itself, and a due night runs once',
  { timeout: 180_000 },
  async ({ open }) => {
    await using place = await open()
    await using folder = await createFolder()
    const { db, queue } = place
    await fillMarket(place.ownerDb, { sellers: 20, feedback: 600, asOf })
    await runNow(db, morning)
    // A seller with no orders, so that every review counts.
    const sellerId = 's0000005'
    const before = await findCounted(db, sellerId)
    const clock = { at: morning, now: () => clock.at }
    const stop = startWorkers({
      ...{ db, queue, clock, log: quiet, zone },
      ...{ dataDir: folder.path, allowPrivate: true, linkBase: 'https://assay.example' },
    })
    try {
      await publishBadReview(db, sellerId)
      await vi.waitFor(async () => {
        const counted = await findCounted(db, sellerId)
        expect(counted.negatives).toBe(before.negatives + 1)
        expect(counted.observed).toBe(before.observed + 1)
      }, patient)

      clock.at = nextNightDue
      await vi.waitFor(
        async () => expect(await listRuns(db)).toEqual([`${asOf} done`, '2026-11-24 done']),
        patient,
      )
      const runs = db.selectFrom('longTask').select('subject').where('kind', '=', 'quality_run')
      expect(await runs.execute()).toHaveLength(2)
    } finally {
      await stop()
    }
  },
)

/** Has a person publish a one-star review of the day before. */
async function publishBadReview(db: Database, sellerId: string): Promise<void> {
  const createdAt = new Date(morning.getTime() - 24 * 60 * 60 * 1000)
  const reviewId = await addReview(db, { sellerId, rating: 1, state: 'queued', createdAt })
  const { version } = await db
    .selectFrom('review')
    .select('version')
    .where('id', '=', reviewId)
    .executeTakeFirstOrThrow()
  const person = await addPerson(db, 'moderator')
  const command = { reviewId, action: 'publish', seenVersion: version, requestKey: newKey() } as const
  accepted(await decideReview(db, { ...command, zone }, person, morning))
}

/** What the counters and the latest run hold against a seller. */
async function findCounted(db: Database, sellerId: string) {
  const { negatives } = await sumCounters(db, sellerId)
  const { observed365 } = await db
    .selectFrom('sellerQuality')
    .select('observed365')
    .where('sellerId', '=', sellerId)
    .orderBy('runId', 'desc')
    .executeTakeFirstOrThrow()
  return { negatives, observed: observed365 }
}

async function listRuns(db: Database): Promise<string[]> {
  const runs = await db.selectFrom('qualityRun').select(['asOf', 'state']).orderBy('id').execute()
  return runs.map(({ asOf, state }) => `${asOf} ${state}`)
}
