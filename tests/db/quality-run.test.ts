import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { findSellerQuality } from '#commands/find-seller-quality'
import { advanceRun } from '#commands/quality/advance-run'
import { requestRun, startNightlyRun } from '#commands/quality/request-run'
import type { Database } from '#db/client'
import { requestCancel } from '#db/quality/long-tasks'
import { listProposals } from '#db/quality/proposals'
import { findLatestRun } from '#db/quality/runs'
import { addDays } from '#domain/day'
import { weightedIndicators } from '#domain/quality/describe-seller'
import { fitPriorShape } from '#domain/quality/dispersion'
import { certaintyOfWorse, certaintyOfWorsened, ratioInterval, shrunkRatio } from '#domain/quality/posterior'
import { scoreSeller } from '#domain/quality/score'
import { judgeSystemic } from '#domain/quality/systemic'
import { fillMarket, runNow, runToEnd } from '#tests/setup/quality-market'
import { addSeller } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'

const zone = 'Europe/Kyiv'
/** A Monday, three hours after the night's run fell due. */
const now = new Date('2026-11-23T05:00:00Z')
const asOf = '2026-11-23'
const dayMs = 24 * 60 * 60 * 1000
const market = { sellers: 200, feedback: 20_000, asOf }
const operator = { kind: 'operator', id: 'test' } as const

async function results(db: Database) {
  const rows = await db.selectFrom('sellerQuality').selectAll().orderBy('sellerId').execute()
  // Sums of fractions in another order differ in the last digits.
  const rounded = (value: unknown): unknown =>
    typeof value === 'number' ? Number(value.toFixed(9)) : Array.isArray(value) ? value.map(rounded) : value
  return rows.map(({ runId: _, computedAt: __, judged, ...row }) => ({
    ...Object.fromEntries(Object.entries(row).map(([name, value]) => [name, rounded(value)])),
    triggers: judged?.triggers,
  }))
}

describe('a run over a market', () => {
  let shop: Awaited<ReturnType<typeof createTestDatabase>>
  beforeAll(async () => {
    shop = await createTestDatabase()
    await fillMarket(shop.ownerDb, market)
    await runNow(shop.db, now)
    return () => shop[Symbol.asyncDispose]()
  })

  test('scores in SQL are those of the domain, and so is the shape of the prior', async () => {
    const run = await findLatestRun(shop.db)
    if (!run?.indicatorShapes) throw new Error('no run')
    const rows = await shop.db.selectFrom('sellerQuality').selectAll().execute()
    expect(rows.length).toBeGreaterThan(190)
    for (const row of rows) {
      const stored = { ...row, rules: run.rules, indicatorShapes: run.indicatorShapes }
      const score = scoreSeller(weightedIndicators(stored), run.rules)
      expect(row.score).toBeCloseTo(score?.score ?? Number.NaN, 9)
      if (row.grade && !['exclude', 'watch'].includes(row.status)) expect(row.grade).toBe(score?.grade)
    }
    const counts = rows.map(({ observed365, expected365 }) => ({
      observed: observed365,
      expected: expected365,
    }))
    expect(run.shape).toBeCloseTo(fitPriorShape(counts, run.rules).shape, 9)
  })

  test('it proposes bad sellers and no good one', async () => {
    const proposals = await listProposals(shop.db, { limit: 50 })
    expect(proposals.length).toBeGreaterThan(1)
    for (const { sellerId } of proposals) expect(Number(sellerId.slice(1)) % 20).toBe(3)
    expect(proposals.map(({ harm }) => harm)).toEqual(
      proposals.map(({ harm }) => harm).sort((one, other) => other - one),
    )
  })

  test('every proposal computes again to its stored values from what is stored with it', async () => {
    for (const { evidence, sellerId } of await listProposals(shop.db, { limit: 50 })) {
      const { policy, spread, quality } = evidence
      expect(evidence.triggers.length).toBeGreaterThan(0)
      for (const window of quality.windows) {
        const counts = { days: window.days, observed: window.observed, expected: window.expected }
        expect(certaintyOfWorse(counts, spread, policy)).toBeCloseTo(window.certainty, 9)
        expect(shrunkRatio(counts, spread)).toBeCloseTo(window.ratio, 9)
        expect(ratioInterval(counts, spread, policy).low).toBeCloseTo(window.low, 9)
        if (window.before && window.worsened !== null)
          expect(certaintyOfWorsened({ recent: counts, before: window.before }, spread, policy)).toBeCloseTo(
            window.worsened,
            9,
          )
      }
      expect(evidence.reviewIds.length + evidence.complaintIds.length).toBeGreaterThan(4)
      expect((await findSellerQuality(shop.db, sellerId))?.grade).toBe('E')
    }
  })

  test('the weeks stored with a proposal add up to its windows and leave the same without the worst', async () => {
    for (const { evidence } of await listProposals(shop.db, { limit: 50 })) {
      const { policy, spread, quality } = evidence
      for (const { days, weeks, systemic } of evidence.weeks) {
        const window = quality.windows.find((one) => one.days === days)
        if (!window) throw new Error('no window')
        const found = judgeSystemic({ ...window, weeks }, spread, policy)
        expect(found.certainty).toBeCloseTo(systemic?.certainty ?? Number.NaN, 9)
        expect(weeks.reduce((sum, week) => sum + week.observed, 0)).toBe(window.observed)
        expect(weeks.reduce((sum, week) => sum + week.expected, 0)).toBeCloseTo(window.expected, 6)
      }
    }
  })

  test('run again it changes nothing and proposes nobody twice', async () => {
    const before = await results(shop.db)
    const proposed = await listProposals(shop.db, { limit: 50 })
    const events = await countEvents(shop.ownerDb, 'seller_quality_changed')
    await runNow(shop.db, now)
    expect(await results(shop.db)).toEqual(before)
    expect(await listProposals(shop.db, { limit: 50 })).toEqual(proposed)
    expect(await countEvents(shop.ownerDb, 'seller_quality_changed')).toBe(events)
  })

  test('the next nights say only what changes, and a proposal not found twice is stale', async () => {
    const [worst] = await listProposals(shop.db, { limit: 1 })
    if (!worst) throw new Error('nobody is proposed')
    // Everything that spoke against the seller turns out to be fake.
    await sql`update review set authenticity = 'confirmed_fake' where seller_id = ${worst.sellerId} and rating <= 2`.execute(
      shop.ownerDb,
    )
    await sql`insert into quality_dirty (seller_id, day)
      select distinct seller_id, day from quality_day where seller_id = ${worst.sellerId}`.execute(
      shop.ownerDb,
    )
    const states = []
    for (const night of [1, 2]) {
      await runNow(shop.db, new Date(now.getTime() + night * dayMs))
      const row = await shop.db
        .selectFrom('qualityProposal')
        .select('status')
        .where('id', '=', worst.id)
        .executeTakeFirst()
      states.push(row?.status)
    }
    expect(states).toEqual(['pending', 'stale'])
    expect(await countEvents(shop.ownerDb, 'exclusion_suggestion_lapsed')).toBe(1)
  })
})

const killed = 'killed in the middle'

/** The same database, for a process that dies after so many of its statements. */
function killedAfter(db: Database, statements: number): Database {
  let left = statements
  return db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (left-- <= 0) throw new Error(killed)
      return result
    },
  })
}

test('killed half way and taken up again, a run comes to the same', async () => {
  await using whole = await createTestDatabase()
  await using broken = await createTestDatabase()
  for (const { ownerDb } of [whole, broken]) await fillMarket(ownerDb, market)
  await runNow(whole.db, now)
  const { taskId } = await requestRun(broken.db, { zone }, operator, now)
  let kills = 0
  for (let round = 0; round < 40; round++) {
    await runToEnd(broken.db, taskId, now, { steps: 1, sellersAtOnce: 70 })
    // Killed in the middle of a step: nothing of it is left.
    const dying = killedAfter(broken.db, 1 + (round % 5))
    const died = runToEnd(dying, taskId, now, { steps: 1, sellersAtOnce: 70 }).then(
      () => false,
      (error: Error) => error.message === killed,
    )
    if (await died) kills++
  }
  expect(kills).toBeGreaterThan(10)
  await runToEnd(broken.db, taskId, now)
  expect(await results(broken.db)).toEqual(await results(whole.db))
})

/** A database of a process that is killed when a step is done but for its checkpoint. */
function killedAtCheckpoint(db: Database): Database {
  return db.withPlugin({
    transformQuery: ({ node }) => {
      if (node.kind === 'UpdateQueryNode') throw new Error(killed)
      return node
    },
    transformResult: async ({ result }) => result,
  })
}

test('lanes that ended before their step was killed are gone through again, to the same end', async () => {
  await using whole = await createTestDatabase()
  await using broken = await createTestDatabase()
  for (const { ownerDb } of [whole, broken]) await fillMarket(ownerDb, market)
  await runNow(whole.db, now)
  const { taskId } = await requestRun(broken.db, { zone }, operator, now)
  const countResults = async () =>
    (await broken.db.selectFrom('sellerQuality').select('sellerId').execute()).length
  const step = { taskId, zone, sellersAtOnce: 70 }
  let leftBehind = 0
  for (let isMore = true; isMore; ) {
    const before = await countResults()
    await expect(advanceRun(killedAtCheckpoint(broken.db), step, now)).rejects.toThrow(killed)
    leftBehind += (await countResults()) - before
    isMore = await advanceRun(broken.db, step, now)
  }
  expect(leftBehind).toBeGreaterThan(190)
  expect(await results(broken.db)).toEqual(await results(whole.db))
})

test('missed nights are caught up one by one, each once; nothing runs before the night is due', async () => {
  await using shop = await createTestDatabase()
  await fillMarket(shop.ownerDb, { ...market, sellers: 20, feedback: 400 })
  const catchUp = async (at: Date) => {
    for (let taskId = await startNightlyRun(shop.db, { zone }, at); taskId; ) {
      expect(await startNightlyRun(shop.db, { zone }, at)).toBeUndefined()
      await runToEnd(shop.db, taskId, at)
      taskId = await startNightlyRun(shop.db, { zone }, at)
    }
    const runs = await shop.db.selectFrom('qualityRun').select(['asOf', 'proposes']).orderBy('id').execute()
    return runs.map((run) => (run.proposes ? `${run.asOf} proposes` : run.asOf))
  }
  expect(await catchUp(now)).toEqual([`${asOf} proposes`])
  expect(await catchUp(new Date('2026-11-23T23:00:00Z'))).toHaveLength(1)
  expect(await catchUp(new Date('2026-12-01T12:00:00Z'))).toEqual(
    Array.from({ length: 9 }, (_, night) => addDays(asOf, night)).map((day) =>
      day === asOf || day === '2026-11-30' ? `${day} proposes` : day,
    ),
  )
  expect(await catchUp(new Date('2026-12-01T12:00:00Z'))).toHaveLength(9)
})

test('a run that is cancelled ends where it stands, and can be asked for again', async () => {
  await using shop = await createTestDatabase()
  await fillMarket(shop.ownerDb, { ...market, sellers: 20, feedback: 400 })
  const { taskId } = await requestRun(shop.db, { zone }, operator, now)
  await runToEnd(shop.db, taskId, now, { steps: 3 })
  expect(await requestCancel(shop.db, taskId)).toBe(true)
  await runToEnd(shop.db, taskId, now)
  const task = await shop.db
    .selectFrom('longTask')
    .select('state')
    .where('id', '=', taskId)
    .executeTakeFirst()
  expect(task?.state).toBe('cancelled')
  expect(await findLatestRun(shop.db)).toBeUndefined()
  await runNow(shop.db, now)
  expect((await findLatestRun(shop.db))?.asOf).toBe(asOf)
})

test('a run where nothing can be compared yet ends like any other', async () => {
  await using shop = await createTestDatabase()
  await runNow(shop.db, now)
  expect(await findLatestRun(shop.db)).toMatchObject({ asOf })
  await addSeller(shop.db)
  await runNow(shop.db, new Date(now.getTime() + dayMs))
  expect(await findLatestRun(shop.db)).toMatchObject({ asOf: addDays(asOf, 1) })
})

async function countEvents(db: Database, type: string): Promise<number> {
  const { rows } = await sql<{ events: number }>`
    select count(*)::int as events from event where type = ${type}`.execute(db)
  return rows[0]?.events ?? 0
}
