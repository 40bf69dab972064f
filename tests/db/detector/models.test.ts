import { expect, test } from 'vitest'
import { promoteModel } from '#commands/detector/promote-model'
import { rollBackModel } from '#commands/detector/roll-back-model'
import {
  findChampion,
  findChampionNumber,
  findNewestSource,
  forgetOldChallengers,
  listModels,
} from '#db/detector/models'
import { modelFormat } from '#domain/detection/learning/pack-model'
import { addModel, file, madeAt, sliceFigures } from '#tests/setup/detector-models'
import { accepted, addPerson } from '#tests/setup/exclusions'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-21T09:00:00Z')

test('before anything is promoted there is no champion, and afterwards its file comes back as it was', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const manager = await addPerson(db, 'quality_manager')
  const { id, number } = await addModel(db)
  expect(await findChampion(db)).toBeUndefined()
  expect(await findChampionNumber(db)).toBeUndefined()

  accepted(await promoteModel(db, { modelId: id, reason: undefined }, manager, now))
  expect(await findChampionNumber(db)).toBe(number)
  expect(await findChampion(db)).toMatchObject({ id, number, file: JSON.parse(JSON.stringify(file)) })
})

test('web and workers cannot change the file of a model, and there is one champion at most', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  for (let made = 0; made < 2; made++) await addModel(db)
  const models = db.updateTable('detectorModel')
  await expect(models.set({ file: Buffer.from('x') }).execute()).rejects.toThrow(/permission/)
  await expect(models.set({ state: 'champion', promotedAt: now }).execute()).rejects.toThrow(/_champion/)
})

test('a model worse than the champion is promoted only with a reason, which the log keeps', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const manager = await addPerson(db, 'quality_manager')
  const { id } = await addModel(db, { comparison: { challenger: sliceFigures({ ap: 0.4 }) } })
  const promote = (reason?: string) => promoteModel(db, { modelId: id, reason }, manager, now)

  const obstacles = [{ obstacle: 'less_precise', challenger: 0.4, champion: 0.5 }]
  expect(await promote()).toEqual({ ok: false, refusal: { reason: 'worse', obstacles } })
  expect(await findChampionNumber(db)).toBeUndefined()

  accepted(await promote('The champion knows a ring that is gone'))
  const said = await db.selectFrom('event').select(['type', 'data']).where('subjectId', '=', id).execute()
  expect(said).toMatchObject([
    {
      type: 'detector_model_promoted',
      data: { before: null, obstacles: ['less_precise'], reason: 'The champion knows a ring that is gone' },
    },
  ])
})

test('each rollback leads one champion further back, in the end to the rules set by hand', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const manager = await addPerson(db, 'admin')
  const first = await addModel(db)
  const second = await addModel(db, { comparison: { championNumber: first.number } })
  for (const { id } of [first, second])
    accepted(await promoteModel(db, { modelId: id, reason: undefined }, manager, now))
  expect(await findChampionNumber(db)).toBe(second.number)

  const rollBack = (modelId: string) => rollBackModel(db, { modelId }, manager, now)
  expect(accepted(await rollBack(second.id))).toEqual({ number: first.number })
  expect(await findChampionNumber(db)).toBe(first.number)
  // Pressed twice, it goes back once.
  expect(await rollBack(second.id)).toEqual({ ok: false, refusal: { reason: 'not_champion' } })
  expect(accepted(await rollBack(first.id))).toEqual({ number: null })
  expect(await findChampionNumber(db)).toBeUndefined()
})

test('a model of another format is never promoted nor gone back to, and another may learn from the same', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const manager = await addPerson(db, 'admin')
  const [old, own] = [await addModel(db, { format: 1 }), await addModel(db)]
  const promote = (modelId: string) => promoteModel(db, { modelId, reason: 'it is wanted' }, manager, now)
  expect(await promote(old.id)).toEqual({ ok: false, refusal: { reason: 'unreadable' } })

  accepted(await promote(own.id))
  await db.updateTable('detectorModel').set({ replaced: old.id }).where('id', '=', own.id).execute()
  expect(accepted(await rollBackModel(db, { modelId: own.id }, manager, now))).toEqual({ number: null })

  expect(await findNewestSource(db, modelFormat)).toBeDefined()
  await addModel(db, { format: 1, learntFrom: { examples: 7 } })
  expect((await findNewestSource(db, modelFormat))?.examples).not.toBe(7)
})

test('who may only read the detector changes nothing about it', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const senior = await addPerson(db, 'senior')
  const { id } = await addModel(db)
  const refused = { ok: false, refusal: { reason: 'not_permitted' } }
  expect(await promoteModel(db, { modelId: id, reason: undefined }, senior, now)).toEqual(refused)
  expect(await rollBackModel(db, { modelId: id }, senior, now)).toEqual(refused)
})

test('the newest ten models are kept, and every one that ever was champion', async () => {
  await using test = await createTestDatabase()
  const { db } = test
  const manager = await addPerson(db, 'admin')
  const made = []
  for (let at = 0; at < 14; at++) made.push(await addModel(db))
  const [first] = made
  accepted(await promoteModel(db, { modelId: first?.id ?? '', reason: 'first' }, manager, madeAt))
  await db.transaction().execute((tx) => forgetOldChallengers(tx, 10))
  const numbers = (await listModels(db, 100)).map(({ number }) => number)
  expect(numbers).toEqual([
    ...made
      .slice(4)
      .map(({ number }) => number)
      .reverse(),
    first?.number,
  ])
})
