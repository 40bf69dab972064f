import type { Database } from '#db/client'
import { insertModel } from '#db/detector/models'
import { untrainedDetector } from '#domain/detection/learning/detector-model'
import { type ModelFile, packModel } from '#domain/detection/learning/pack-model'
import type { Comparison, LearntFrom } from '#domain/detection/models/comparison'
import type { SliceFigures } from '#domain/detection/models/slice-figures'

export const madeAt = new Date('2026-11-20T03:00:00Z')
export const file = packModel(untrainedDetector(), { ap: 0.4 })

const curve = [
  { x: 0, y: 0 },
  { x: 0.2, y: 0.7 },
  { x: 1, y: 1 },
]
const steps = [
  { from: 0, reviews: 150, said: 0.05, cameTrue: 0.06 },
  { from: 0.5, reviews: 50, said: 0.55, cameTrue: 0.5 },
]
const stars = [1, 2, 3, 4, 5].map((star) => ({
  ...{ stars: star, reviews: 40, publishedShare: 0.6, genuinePublishedShare: 0.7 },
}))

export function sliceFigures(figures: Partial<SliceFigures> = {}): SliceFigures {
  return {
    ...{ ap: 0.5, auc: 0.8, r1: 0.15, ece: 0.02 },
    byLanguage: [{ language: 'uk', reviews: 200, fakes: 40, auc: 0.8 }],
    ...{ byStars: stars, roc: curve, precisionRecall: curve, reliability: steps },
    ...figures,
  }
}

/** A challenger as good as the champion it was compared with, unless told otherwise; its id and number. */
export async function addModel(
  db: Database,
  {
    comparison,
    learntFrom,
    made = file,
    format = made.format,
  }: {
    comparison?: Partial<Comparison>
    learntFrom?: Partial<LearntFrom>
    made?: ModelFile
    format?: number
  } = {},
): Promise<{ id: string; number: number }> {
  const figures: Comparison = {
    ...{ reviews: 200, fakes: 40, from: '2026-11-01T00:00:00Z', until: '2026-11-19T00:00:00Z' },
    ...{ knownToChampion: 0, championNumber: null },
    ...{ challenger: sliceFigures(), champion: sliceFigures() },
    ...comparison,
  }
  const source: LearntFrom = {
    ...{
      examples: 1000,
      fakes: 200,
      languages: ['uk'],
      until: '2026-11-19T00:00:00.000Z',
      kind: 'scorecard',
    },
    ...learntFrom,
  }
  const model = { file: { ...made, format }, figures, learntFrom: source, madeAt }
  return db.transaction().execute((tx) => insertModel(tx, model))
}
