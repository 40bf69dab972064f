import { record } from '#commands/record'
import type { Database } from '#db/client'
import { lockModels, restoreModel, retireChampion } from '#db/detector/models'
import { modelFormat } from '#domain/detection/learning/pack-model'
import { may, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

export type RollBackRefusal = { reason: 'not_permitted' | 'not_champion' }

/**
 * Lets screening go by what it went by before this champion: the model that was replaced, or the rules set by hand where
 * there was none or nobody can read it any more.
 * Refused where the model named is not the champion (any more).
 *
 * @returns the number of whoever is champion now; null for the rules set by hand
 */
export async function rollBackModel(
  db: Database,
  { modelId }: { modelId: string },
  person: Person,
  now: Date,
): Promise<Result<{ number: number | null }, RollBackRefusal>> {
  return db.transaction().execute(async (tx) => {
    if (!may(person, 'manage_detector')) return refuse({ reason: 'not_permitted' as const })
    const models = await lockModels(tx)
    const champion = models.find(({ state }) => state === 'champion')
    if (champion?.id !== modelId) return refuse({ reason: 'not_champion' as const })
    const before = models.find(({ id, format }) => id === champion.replaced && format === modelFormat)

    await retireChampion(tx, now)
    if (before) await restoreModel(tx, before.id)
    const data = { number: champion.number, after: before?.number ?? null }
    const subject = { kind: 'detector_model' as const, id: champion.id }
    const actor = { kind: 'person' as const, id: person.id }
    await record(tx, [{ type: 'detector_model_rolled_back', subject, data }], { actor, at: now })
    return ok({ number: data.after })
  })
}
