import { record } from '#commands/record'
import type { Database } from '#db/client'
import { crownModel, lockModels, retireChampion } from '#db/detector/models'
import { modelFormat } from '#domain/detection/learning/pack-model'
import { type Obstacle, obstaclesTo } from '#domain/detection/models/comparison'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type PromoteModel = { modelId: string; reason: string | undefined }
export type PromoteRefusal =
  | { reason: 'not_permitted' | 'not_found' | 'unreadable' }
  | { reason: 'worse'; obstacles: Obstacle[] }

/**
 * Lets screening go by another model from the next batch on. Refused where it is worse than the champion by more
 * than the limits, unless whoever promotes it writes why, and where it reads what no model reads any more. Promoting the
 * champion changes nothing.
 */
export async function promoteModel(
  db: Database,
  { modelId, reason }: PromoteModel,
  person: Person,
  now: Date,
): Promise<Result<{ number: number }, PromoteRefusal>> {
  return db.transaction().execute(async (tx) => {
    if (!may(person, 'manage_detector')) return refuse({ reason: 'not_permitted' as const })
    const models = await lockModels(tx)
    const model = models.find(({ id }) => id === modelId)
    if (!model) return refuse({ reason: 'not_found' as const })
    const champion = models.find(({ state }) => state === 'champion')
    if (champion?.id === model.id) return ok({ number: model.number })
    if (model.format !== modelFormat) return refuse({ reason: 'unreadable' as const })
    const obstacles = obstaclesTo(model.figures, champion?.number ?? null)
    if (obstacles.length > 0 && !reason) return refuse({ reason: 'worse' as const, obstacles })

    await retireChampion(tx, now)
    const why = reason ?? null
    const crowning = { by: person.id, at: now, reason: why, replaced: champion?.id ?? null }
    await crownModel(tx, model.id, crowning)
    const data = {
      number: model.number,
      before: champion?.number ?? null,
      obstacles: obstacles.map(({ obstacle }) => obstacle),
      reason: why,
    }
    const subject = { kind: 'detector_model' as const, id: model.id }
    const actor = { kind: 'person' as const, id: person.id }
    await record(tx, [{ type: 'detector_model_promoted', subject, data }], { actor, at: now })
    return ok({ number: model.number })
  })
}
