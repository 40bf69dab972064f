import type { Database } from '#db/client'
import { isConnectionFault } from '#db/connection-fault'
import { findChampion, findChampionNumber } from '#db/detector/models'
import type { ReviewFeatures } from '#domain/detection/features'
import { coldStart, type Detector, type Judgement, judge } from '#domain/detection/judge'
import { scoreReview } from '#domain/detection/learning/detector-model'
import { unpackModel } from '#domain/detection/learning/pack-model'
import { describeError } from '#workers/isolation'
import type { Log } from '#workers/tools'

/** What judges a review by its features. */
export type Judge = (features: ReviewFeatures) => Judgement

/** Finds what judges reviews now; undefined where it cannot be read, and people have to judge. */
export type FindJudge = (tools: {
  db: Database
  log: Pick<Log, 'error' | 'info'>
}) => Promise<Judge | undefined>

type Tools = Parameters<FindJudge>[0]
type Kept = { number: number | undefined; judge: Judge | undefined }

const byHand: Kept = { number: undefined, judge: judgeBy(coldStart) }

/**
 * Finds the judge in force: the champion, kept in memory until another model is, or the rules set by hand where there
 * is no champion. One whose file cannot be read is told of once, and nothing judges in its place: reviews go to people.
 */
export function keepDetector(): FindJudge {
  let kept = byHand
  return async function findJudge(tools) {
    const number = await findChampionNumber(tools.db)
    if (number !== kept.number) {
      kept = number === undefined ? byHand : { number, judge: await open(number, tools) }
    }
    return kept.judge
  }
}

/** The judge in force in this process. */
export const findJudge = keepDetector()

async function open(number: number, { db, log }: Tools): Promise<Judge | undefined> {
  try {
    const detector = await readChampion(db)
    log.info({ detector: detector.name }, 'Screening goes by another detector')
    return judgeBy(detector)
  } catch (error) {
    // That the database is away says nothing of the file: the job comes again.
    if (isConnectionFault(error)) throw error
    log.error(
      { model: number, error: describeError(error) },
      'The model cannot be read: reviews go to people until another one is in force',
    )
    return undefined
  }
}

async function readChampion(db: Database): Promise<Detector> {
  const champion = await findChampion(db)
  if (!champion) return coldStart
  const learnt = unpackModel(champion.file)
  // What is only damaged in its depths is found here, and not at every review.
  const nothing = { canonical: { text: '', cased: '', joined: [] }, language: 'other', behaviour: [] }
  if (!Number.isFinite(scoreReview(learnt, nothing).logit)) throw new Error('It gives no number for a review')
  return { name: `model-${champion.number}`, learnt }
}

function judgeBy(detector: Detector): Judge {
  return (features) => judge(features, detector)
}
