import { weightedIndicators } from '#domain/quality/describe-seller'
import { type Grade, scoreSeller } from '#domain/quality/score'
import type { StoredResult } from '#domain/quality/stored-result'

/** A limit of a seller's place in lists: what the rank is multiplied by (0–1), and until when. */
export type RankLimit = { factor: number; until: string }

/** What stands in the way of a seller's goods now. */
export type Restrictions = {
  isKnown: boolean
  /** Whether all goods are out of the catalogue. */
  isOut: boolean
  /** The categories whose goods are out. */
  categories: readonly string[]
  limits: readonly RankLimit[]
}

export type RankStanding = 'listed' | 'limited' | 'partly_excluded' | 'excluded' | 'unknown'

/** How much of a seller's goods may be shown and where: the hardest restriction says it. */
export function rankStandingOf({ isKnown, isOut, categories, limits }: Restrictions): RankStanding {
  if (isOut) return 'excluded'
  if (categories.length > 0) return 'partly_excluded'
  if (limits.length > 0) return 'limited'
  return isKnown ? 'listed' : 'unknown'
}

type Scored = Pick<
  StoredResult,
  'events' | 'totals' | 'means' | 'indicatorShapes' | 'rules' | 'computedAt'
> & {
  grade: Grade | null
  /** Reviews and complaints in the window the score stands on. */
  feedback: number
}

export type ServiceRating = { score: number; low: number; high: number; n: number; computedAt: string }

/**
 * A seller's service rating with its evidence (R3.5): the score 0–100, the ends of its 95 % interval and how much
 * feedback it stands on. Null where there is too little for a grade.
 */
export function serviceRatingOf(result: Scored): ServiceRating | null {
  const score = result.grade === null ? undefined : scoreSeller(weightedIndicators(result), result.rules)
  if (!score) return null
  return {
    score: toTenths(score.score),
    low: toTenths(Math.max(0, score.low)),
    high: toTenths(Math.min(100, score.high)),
    n: result.feedback,
    computedAt: result.computedAt.toISOString(),
  }
}

function toTenths(points: number): number {
  return Math.round(points * 10) / 10
}
