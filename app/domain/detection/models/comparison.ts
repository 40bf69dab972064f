import type { SliceFigures } from '#domain/detection/models/slice-figures'

/** What a challenger and the champion are worth on the newest decided reviews. */
export type Comparison = {
  reviews: number
  fakes: number
  /** When the first and the last of them were decided, RFC 3339. */
  from: string
  until: string
  /** How many of them the champion had learnt from, which flatters it. */
  knownToChampion: number
  /** The champion it was; null for the rules set by hand. */
  championNumber: number | null
  challenger: SliceFigures
  champion: SliceFigures
}

/** What a model learnt from. */
export type LearntFrom = {
  examples: number
  fakes: number
  /** Languages whose texts it has an opinion on. */
  languages: string[]
  /** When the last of the decisions was taken, RFC 3339. */
  until: string
  /** How its behaviour is judged: by rules, by points or by trees. */
  kind: 'expert' | 'scorecard' | 'trees'
}

/** With fewer reviews or fakes a comparison says more about luck than about the models. */
export const leastCompared = { reviews: 60, fakes: 10 }

/** How much worse than the champion a challenger may be: in average precision, in each language, and calibration. */
const limits = { ap: 0.01, languageAuc: 0.05, ece: 0.03 }

/** Why a model should not be promoted. */
export type Obstacle =
  | { obstacle: 'compared_with_another'; championNumber: number | null }
  | { obstacle: 'too_few_compared'; reviews: number; fakes: number }
  | { obstacle: 'less_precise'; challenger: number; champion: number }
  | { obstacle: 'badly_calibrated'; challenger: number; champion: number }
  | { obstacle: 'worse_in_language'; language: string; challenger: number; champion: number }

/**
 * What speaks against a challenger: it is worse than the champion by more than the limits, or nobody can tell. Its
 * calibration counts where it is off by more than the limit and the champion's is better.
 *
 * @param championNumber whoever is champion now; null for the rules set by hand
 */
export function obstaclesTo(comparison: Comparison, championNumber: number | null): Obstacle[] {
  const { challenger, champion, reviews, fakes } = comparison
  const obstacles: Obstacle[] = []
  if (comparison.championNumber !== championNumber) {
    obstacles.push({ obstacle: 'compared_with_another', championNumber: comparison.championNumber })
  }
  if (reviews < leastCompared.reviews || fakes < leastCompared.fakes) {
    obstacles.push({ obstacle: 'too_few_compared', reviews, fakes })
  }
  if (isBelow(challenger.ap, champion.ap, limits.ap)) {
    obstacles.push({ obstacle: 'less_precise', challenger: challenger.ap ?? 0, champion: champion.ap ?? 0 })
  }
  const [own, other] = [challenger.ece ?? 0, champion.ece ?? 0]
  if (own > limits.ece && own > other) {
    obstacles.push({ obstacle: 'badly_calibrated', challenger: own, champion: other })
  }
  return [...obstacles, ...worseLanguages(comparison)]
}

function worseLanguages({ challenger, champion }: Comparison): Obstacle[] {
  return challenger.byLanguage.flatMap(({ language, auc, reviews, fakes }) => {
    const before = champion.byLanguage.find((own) => own.language === language)?.auc ?? null
    const isTold = Math.min(fakes, reviews - fakes) >= leastCompared.fakes
    if (!isTold || !isBelow(auc, before, limits.languageAuc)) return []
    return [{ obstacle: 'worse_in_language' as const, language, challenger: auc ?? 0, champion: before ?? 0 }]
  })
}

function isBelow(own: number | null, other: number | null, by: number): boolean {
  return other !== null && (own ?? 0) < other - by
}
