import { expect, test } from 'vitest'
import { findChampion, findChampionNumber, insertModel } from '#db/detector/models'
import { untrainedDetector } from '#domain/detection/learning/detector-model'
import { packModel } from '#domain/detection/learning/pack-model'
import { createTestDatabase } from '#tests/setup/test-database'

const now = new Date('2026-11-20T03:00:00Z')
const file = packModel(untrainedDetector(), { ap: 0.4 })

test('before anything is promoted there is no champion, and afterwards its file comes back as it was', async () => {
  await using test = await createTestDatabase()
  const model = { file, figures: {}, learntFrom: {}, madeAt: now }
  const { id, number } = await test.db.transaction().execute((tx) => insertModel(tx, model))
  expect(await findChampion(test.db)).toBeUndefined()
  expect(await findChampionNumber(test.db)).toBeUndefined()

  const { db } = test
  await db
    .updateTable('detectorModel')
    .set({ state: 'champion', promotedAt: now })
    .where('id', '=', id)
    .execute()
  expect(await findChampionNumber(db)).toBe(number)
  expect(await findChampion(db)).toEqual({ id, number, file: JSON.parse(JSON.stringify(file)) })
})

test('web and workers cannot change the file of a model, and there is one champion at most', async () => {
  await using test = await createTestDatabase()
  const model = { file, figures: {}, learntFrom: {}, madeAt: now }
  const { db } = test
  for (let made = 0; made < 2; made++) await db.transaction().execute((tx) => insertModel(tx, model))
  await expect(
    db
      .updateTable('detectorModel')
      .set({ file: Buffer.from('x') })
      .execute(),
  ).rejects.toThrow(/permission/)
  await expect(
    db.updateTable('detectorModel').set({ state: 'champion', promotedAt: now }).execute(),
  ).rejects.toThrow(/detector_model_champion/)
})
