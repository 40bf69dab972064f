import {
  areaUnderCurve,
  averagePrecision,
  calibrationError,
  recallAtFalsePositives,
} from '#domain/detection/learning/metrics'
import {
  type CurvePoint,
  precisionRecallCurve,
  type ReliabilityStep,
  reliabilitySteps,
  rocCurve,
} from '#domain/detection/models/curves'

/** A decided review and what a model says of it without having learnt from it. */
export type ScoredReview = {
  label: 0 | 1
  weight: number
  /** Stars, 1–5; null where the marketplace has none. */
  rating: number | null
  language: string
  logit: number
  /** 0–1. */
  probability: number
}

/** The reviews of one language, and how well fakes are told from genuine ones among them. */
export type LanguageFigures = { language: string; reviews: number; fakes: number; auc: number | null }

/**
 * How many reviews of so many stars there are, and the shares (0–1) that would be published without a person: of all,
 * and of the genuine ones. Shares are weighted, numbers are counted.
 */
export type StarFigures = {
  stars: number
  reviews: number
  publishedShare: number | null
  genuinePublishedShare: number | null
}

/** What a model is worth on some decided reviews, weighted by for how many each stands; null where nothing can be said. */
export type SliceFigures = {
  ap: number | null
  auc: number | null
  /** The share of fakes found where one genuine review in a hundred is accused. */
  r1: number | null
  ece: number | null
  byLanguage: LanguageFigures[]
  byStars: StarFigures[]
  roc: CurvePoint[]
  precisionRecall: CurvePoint[]
  reliability: ReliabilityStep[]
}

/** @param publishBelow the probability below which a review is published without a person */
export function measureSlice(scored: ScoredReview[], publishBelow: number): SliceFigures {
  const targets = {
    labels: scored.map(({ label }) => label),
    weights: scored.map(({ weight }) => weight),
  }
  const ranked = { ...targets, scores: scored.map(({ logit }) => logit) }
  const said = { ...targets, scores: scored.map(({ probability }) => probability) }
  return {
    ap: averagePrecision(ranked),
    auc: areaUnderCurve(ranked),
    r1: recallAtFalsePositives(ranked, 0.01),
    ece: calibrationError(said),
    byLanguage: measureLanguages(scored),
    byStars: [1, 2, 3, 4, 5].map((stars) => measureStars(scored, { stars, publishBelow })),
    roc: rocCurve(ranked),
    precisionRecall: precisionRecallCurve(ranked),
    reliability: reliabilitySteps(said),
  }
}

function measureLanguages(scored: ScoredReview[]): LanguageFigures[] {
  const languages = [...new Set(scored.map(({ language }) => language))].sort()
  return languages.map((language) => {
    const own = scored.filter((review) => review.language === language)
    return {
      language,
      reviews: own.length,
      fakes: own.filter(({ label }) => label === 1).length,
      auc: areaUnderCurve({
        scores: own.map(({ logit }) => logit),
        labels: own.map(({ label }) => label),
        weights: own.map(({ weight }) => weight),
      }),
    }
  })
}

function measureStars(
  scored: ScoredReview[],
  { stars, publishBelow }: { stars: number; publishBelow: number },
): StarFigures {
  const own = scored.filter(({ rating }) => rating === stars)
  const isPublished = ({ probability }: ScoredReview) => probability < publishBelow
  return {
    stars,
    reviews: own.length,
    publishedShare: shareOf(own, isPublished),
    genuinePublishedShare: shareOf(
      own.filter(({ label }) => label === 0),
      isPublished,
    ),
  }
}

function shareOf(reviews: ScoredReview[], counts: (review: ScoredReview) => boolean): number | null {
  const sum = (own: ScoredReview[]) => own.reduce((total, { weight }) => total + weight, 0)
  return reviews.length === 0 ? null : sum(reviews.filter(counts)) / sum(reviews)
}
