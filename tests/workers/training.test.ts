import { expect, test } from 'vitest'
import { promoteModel } from '#commands/detector/promote-model'
import { requestTraining, startNightlyTraining, trainingKind } from '#commands/detector/request-training'
import { findChampion, listModels } from '#db/detector/models'
import { listLongTasks, requestCancel } from '#db/quality/long-tasks'
import { unpackModel } from '#domain/detection/learning/pack-model'
import { accepted, addPerson } from '#tests/setup/exclusions'
import { addLabelledMarket } from '#tests/setup/labelled-market'
import { addReview } from '#tests/setup/reviews'
import { createTestDatabase } from '#tests/setup/test-database'
import { quiet } from '#tests/workers/reviews'
import { screenReviews } from '#workers/handlers/screen-reviews'
import { trainDetectors } from '#workers/handlers/train-detector'

const zone = 'Europe/Kyiv'
const now = new Date('2026-11-21T09:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

/** A marketplace with so many decisions, and somebody who looks after its detector. */
async function openMarket(decided: number) {
  const test = await createTestDatabase()
  const manager = await addPerson(test.db, 'quality_manager')
  await addLabelledMarket(test.db, { reviews: decided + 50, decided, by: manager.id, now })
  const actor = { kind: 'person' as const, id: manager.id }
  const ask = async (at = now) => (await requestTraining(test.db, { zone }, actor, at)).taskId
  const train = (taskId: string, at = now) =>
    trainDetectors({ ids: [taskId] }, { db: test.db, now: () => at })
  const lastTask = async () => (await listLongTasks(test.db, { kind: trainingKind, limit: 1 }))[0]
  return { ...test, manager, ask, train, lastTask }
}

test('from 400 decided reviews a challenger is trained, promoted, and is what reviews are judged by', async () => {
  await using market = await openMarket(400)
  const { db, manager } = market
  await market.train(await market.ask())
  expect(await market.lastTask()).toMatchObject({ state: 'done', done: 100, result: { outcome: 'made' } })
  const [challenger, ...others] = await listModels(db, 10)
  expect(others).toEqual([])
  expect(challenger).toMatchObject({ state: 'challenger', learntFrom: { examples: 400, kind: 'scorecard' } })
  expect(challenger?.figures).toMatchObject({ reviews: 80, championNumber: null })

  accepted(await promoteModel(db, { modelId: challenger?.id ?? '', reason: 'the first' }, manager, now))
  const champion = await findChampion(db)
  expect(champion?.number).toBe(challenger?.number)
  expect(champion && unpackModel(champion.file).behaviour.kind).toBe('scorecard')

  const reviewId = await addReview(db, { sellerId: 'seller 1', text: 'Perfect wonderful product, number 9' })
  await screenReviews({ ids: [reviewId] }, { db, now: () => now, jobId: 'one', log: quiet, zone })
  const screened = await db.selectFrom('screening').selectAll().where('reviewId', '=', reviewId).execute()
  expect(screened).toMatchObject([{ model: `model-${champion?.number}` }])
  expect(screened[0]?.fakeProbability).toBeGreaterThan(0.5)
}, 120_000)

test('below 300 decisions it is said how many there are, and no model is made', async () => {
  await using market = await openMarket(120)
  await market.train(await market.ask())
  const task = await market.lastTask()
  expect(task).toMatchObject({ state: 'done', result: { outcome: 'too_few', reviews: 120 } })
  expect(await listModels(market.db, 10)).toEqual([])
})

test('done twice at once, or again when nothing was decided since, a training leaves one model', async () => {
  await using market = await openMarket(320)
  const taskId = await market.ask()
  expect(await market.ask()).toBe(taskId)
  await Promise.all([market.train(taskId), market.train(taskId)])
  await market.train(taskId)
  expect(await listModels(market.db, 10)).toHaveLength(1)

  await market.train(await market.ask(later(1)), later(1))
  expect(await market.lastTask()).toMatchObject({ state: 'done', result: { outcome: 'nothing_new' } })
  expect(await listModels(market.db, 10)).toHaveLength(1)
}, 120_000)

test('a training that somebody ends keeps nothing, and one cut off begins anew', async () => {
  await using market = await openMarket(320)
  const taskId = await market.ask()
  const training = market.train(taskId)
  await requestCancel(market.db, taskId)
  await training
  expect(await market.lastTask()).toMatchObject({ state: 'cancelled' })
  expect(await listModels(market.db, 10)).toEqual([])
}, 120_000)

test('each night one training is due, and a night that was missed is not made up for', async () => {
  await using market = await openMarket(10)
  const { db } = market
  const nightly = async (at: Date) => {
    const taskId = await startNightlyTraining(db, { zone }, at)
    if (taskId) await market.train(taskId, at)
    return taskId !== undefined
  }
  expect(await nightly(now)).toBe(true)
  expect(await nightly(later(1))).toBe(false)
  expect(await nightly(later(24))).toBe(true)
  expect(await nightly(later(24 * 5))).toBe(true)
  expect(await nightly(later(24 * 5 + 1))).toBe(false)
})
