import { expect, test } from 'vitest'
import { measureDrift } from '#commands/detector/measure-drift'
import { measureNeutrality } from '#commands/detector/measure-neutrality'
import type { Database } from '#db/client'
import { listOpenAlarms } from '#db/detector/alarms'
import { listDriftWeeks } from '#db/detector/drift'
import { findLatestNeutrality } from '#db/detector/neutrality'
import { addPerson } from '#tests/setup/people'
import { addSeller } from '#tests/setup/reviews'
import { addScreenings, type MadeScreening } from '#tests/setup/screened-market'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-25T05:00:00Z')
const zone = 'Europe/Kyiv'
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

let judge = ''
async function openMarket() {
  const market = await createTestDatabase()
  await addSeller(market.ownerDb)
  ;({ id: judge } = await addPerson(market.ownerDb, 'judge', 'moderator'))
  return market
}

/** 200 reviews of each number of stars, of which `rejectedOf` says how many were turned down by a person. */
function starsOf(rejectedOf: (rating: number) => number): MadeScreening[] {
  return [1, 2, 3, 4, 5].flatMap((rating) =>
    Array.from({ length: 200 }, (_, at) => ({
      ...{ rating, language: 'en', hasOrder: at % 2 === 0, screenedAt: daysAgo(3) },
      decided:
        at < rejectedOf(rating)
          ? { action: 'reject' as const, reasonCode: 'off_topic', afterHours: 5, by: judge }
          : { action: 'publish' as const, afterHours: 2, by: judge },
    })),
  )
}

const alarmsOf = async (db: Database) => (await listOpenAlarms(db)).map(({ topic }) => topic).sort()

test('a market that treats every star alike raises no alarm, and its figures are kept once a day', async () => {
  await using market = await openMarket()
  await addScreenings(
    market.ownerDb,
    starsOf(() => 20),
  )
  expect(await measureNeutrality(market.db, { zone }, now)).toEqual({
    ok: true,
    value: { day: '2026-11-25' },
  })
  expect(await measureNeutrality(market.db, { zone }, now)).toEqual({ ok: true, value: undefined })
  expect(await alarmsOf(market.db)).toEqual([])
  const kept = await findLatestNeutrality(market.db)
  expect(kept?.windows.map(({ days }) => days)).toEqual([7, 30, 90])
  const stars = kept?.windows[0]?.groups.filter(({ dimension }) => dimension === 'stars')
  expect(stars).toHaveLength(5)
  expect(stars?.[0]).toEqual({
    ...{ dimension: 'stars', value: '1', reviews: 200, settled: 200, published: 180, publishedInTime: 180 },
    ...{ medianHours: 2, p90Hours: 2, reasons: { off_topic: 20 } },
  })
})

test('a market that turns few stars down more often raises an alarm, which ends when that ends', async () => {
  await using market = await openMarket()
  await addScreenings(
    market.ownerDb,
    starsOf((rating) => (rating <= 2 ? 60 : 10)),
  )
  await measureNeutrality(market.db, { zone }, now)
  expect(await alarmsOf(market.db)).toEqual([
    ...['published:30', 'published:7', 'published:90'],
    ...['publishedInTime:30', 'publishedInTime:7', 'publishedInTime:90'],
  ])
  const later = new Date(now.getTime() + 6 * 86_400_000)
  await measureNeutrality(market.db, { zone }, later)
  expect(await alarmsOf(market.db)).not.toContain('published:7')
  const events = await market.db
    .selectFrom('event')
    .select('type')
    .where('subjectKind', '=', 'detector_alarm')
    .execute()
  expect(events.map(({ type }) => type).toSorted()).toEqual([
    ...['detector_alarm_cleared', 'detector_alarm_cleared'],
    ...Array.from({ length: 6 }, () => 'detector_alarm_raised'),
  ])
})

test('a market that lets few stars wait longer raises an alarm about the wait alone', async () => {
  await using market = await openMarket()
  const slow = starsOf(() => 0).map((one) =>
    one.decided && (one.rating ?? 5) <= 2 ? { ...one, decided: { ...one.decided, afterHours: 40 } } : one,
  )
  await addScreenings(market.ownerDb, slow)
  await measureNeutrality(market.db, { zone }, now)
  expect(await alarmsOf(market.db)).toEqual(['publishedInTime:30', 'publishedInTime:7', 'publishedInTime:90'])
})

/** A week's screenings: 600 plain reviews, and some in which a burst was found. */
function weekOf(weeksAgo: number, bursts: number): MadeScreening[] {
  return Array.from({ length: 600 }, (_, at) => ({
    ...{ screenedAt: daysAgo(7 * weeksAgo - 2), probability: at < bursts ? 0.6 : 0.05 },
    signals: at < bursts ? [{ name: 'burst' as const, strength: 0.6 }] : [],
  }))
}

test('weeks that are over are counted once, and one in which a signal is found far more often raises an alarm', async () => {
  await using market = await openMarket()
  await addScreenings(market.ownerDb, [weekOf(1, 300), weekOf(2, 20), weekOf(3, 20)].flat())
  const measured = await measureDrift(market.db, { zone }, now)
  expect(measured.ok && measured.value.weeks).toHaveLength(9)
  expect(await measureDrift(market.db, { zone }, now)).toEqual({ ok: true, value: { weeks: [] } })
  expect(await alarmsOf(market.db)).toEqual(['stability:burst', 'stability:score'])
  const [newest] = await listDriftWeeks(market.db, { limit: 1 })
  expect(newest).toMatchObject({
    week: '2026-11-16',
    counts: { screened: 600, signals: { burst: [0, 0, 300, 0] } },
  })
  expect(newest?.counts.scores[12]).toBe(300)
})

test('probabilities that did not come true among the decided raise an alarm, and those that did none', async () => {
  await using market = await openMarket()
  const decided = (fakes: number, probability: number): MadeScreening[] =>
    Array.from({ length: 100 }, (_, at) => ({
      ...{ screenedAt: daysAgo(5), probability },
      decided:
        at < fakes
          ? { action: 'reject' as const, reasonCode: 'not_genuine', by: judge }
          : { action: 'publish' as const, by: judge },
    }))
  await addScreenings(market.ownerDb, [...decided(12, 0.15), ...decided(10, 0.6)])
  await measureDrift(market.db, { zone }, now)
  expect(await alarmsOf(market.db)).toEqual(['calibration:0.5'])
})
