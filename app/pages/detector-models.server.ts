import type { ShownModel } from '#app/components/detector/model-table.tsx'
import type { TrainingTask } from '#app/components/detector/training-state.tsx'
import type { TrainingResult } from '#commands/detector/advance-training'
import { trainingKind } from '#commands/detector/request-training'
import { findAccountName } from '#db/accounts'
import type { Database } from '#db/client'
import { findAuditSetting, listAudited } from '#db/detector/audits'
import { countLabels } from '#db/detector/labels'
import { listModels } from '#db/detector/models'
import { listLongTasks } from '#db/quality/long-tasks'
import { modelFormat } from '#domain/detection/learning/pack-model'
import { measureAudit } from '#domain/detection/models/audit-figures'
import { obstaclesTo } from '#domain/detection/models/comparison'
import { missingDecisions } from '#domain/detection/models/train-challenger'
import { fakeReasons } from '#domain/reason'

const modelsShown = 50
/** So many decisions are looked at to say how many are missing. */
const mostCounted = 5_000
/** Figures about the audit come from so many of the newest at most. */
const mostAudited = 20_000

/** Everything the page about models shows; `wanted` is the number of the model to be looked at closely. */
export async function readDetectorModels(
  db: Database,
  { wanted, now }: { wanted: number | undefined; now: Date },
) {
  const [models, task] = await Promise.all([listModels(db, modelsShown), readTraining(db)])
  const champion = models.find(({ state }) => state === 'champion')
  const shown = models.find(({ number }) => number === wanted) ?? models[0]
  return {
    models: models satisfies ShownModel[],
    champion,
    before: models.find((model) => model.id === champion?.replaced && isReadable(model))?.number ?? null,
    shown: shown && {
      ...shown,
      isReadable: isReadable(shown),
      obstacles: obstaclesTo(shown.figures, champion?.number ?? null),
    },
    task,
    audit: await readAudit(db, inUseSince(models)),
    decisions: models.length > 0 ? undefined : await countDecisions(db, now),
  }
}

const isReadable = ({ format }: { format: number }): boolean => format === modelFormat

type Listed = Awaited<ReturnType<typeof listModels>>

/** Since when reviews are judged as they are now: the champion's promotion, or the end of the last one's. */
function inUseSince(models: Listed): Date {
  const champion = models.find(({ state }) => state === 'champion')
  const ended = models.flatMap(({ retiredAt }) => retiredAt?.getTime() ?? [])
  return new Date(Math.max(champion?.promotedAt?.getTime() ?? 0, ...ended))
}

async function readAudit(db: Database, since: Date) {
  const [{ rate }, audited] = await Promise.all([
    findAuditSetting(db),
    listAudited(db, { since, fakeReasons: [...fakeReasons], limit: mostAudited }),
  ])
  return { rate, figures: measureAudit(audited) }
}

async function countDecisions(db: Database, now: Date) {
  const decided = await countLabels(db, { until: now, fakeReasons: [...fakeReasons], most: mostCounted })
  return { decided, missing: missingDecisions(decided) }
}

/** The training that is under way or was the last. */
async function readTraining(db: Database): Promise<TrainingTask | undefined> {
  const [task] = await listLongTasks(db, { kind: trainingKind, limit: 1 })
  if (!task) return undefined
  const { id, state, done, cancelRequested, createdAt, startedBy, result } = task
  const personId = startedBy.startsWith('person:') ? startedBy.slice('person:'.length) : undefined
  const startedByName = (personId && (await findAccountName(db, personId))) || null
  // What a training leaves behind is written by its own command alone.
  const outcome = result && 'outcome' in result ? (result as TrainingResult) : null
  return { id, state, done, cancelRequested, createdAt, startedByName, outcome }
}
