import type { Indicator } from '#domain/quality/indicator'

/**
 * The numbers by which sellers are compared. Every run keeps the whole of it, so that a stored certainty can be
 * recomputed years later. Events are core events: negative genuine reviews and complaints decided for the buyer, or
 * with a promise missed.
 */
export type QualityPolicy = {
  version: string
  /** How much each indicator weighs in the score. */
  weights: Record<Indicator, number>
  /** Correlation (0–1) of reviews inside one seller's cell; a giant weighs at most 1/this in a cell's mean. */
  reviewCorrelation: number
  /** Strength of the mode's mean in an annual cell mean, in reviews. */
  cellPriorWeight: number
  /** Strength of the seasonal annual mean in a cell's window mean, in reviews. */
  windowPriorWeight: number
  /** Expected events at which a seller has half of the greatest weight in the fit of the prior. */
  weightPivot: number
  /** Sellers with no more expected events in 365 days than this say nothing about the spread of sellers. */
  minimumExpectedForSpread: number
  /** Sellers with fewer expected events in their weeks than this say nothing about weekly variation. */
  minimumExpectedForVariation: number
  /** R4.2 "significantly worse": a ratio to comparable sellers above this is worse. */
  margin: number
  /** An exclusion is proposed from this shrunk ratio on. */
  excludeRatio: number
  /** Probability (0–1) of being worse from which an exclusion may be proposed. */
  excludeCertainty: number
  /** Greatest mean probability (0–1) of a false proposal in one run's list. */
  falseDiscoveryShare: number
  /** Events, from as many different buyers, without which nobody is proposed. */
  minimumEvents: number
  /** The same in the probation after a reinstatement. */
  minimumEventsOnProbation: number
  /** Reviews and complaint events in a window below which the window proves nothing. */
  minimumFeedback: number
  /** R4.1 "worsened": the recent rate exceeds this many times the one of the year before. */
  worsenedMargin: number
  /** Probability (0–1) from which a rate counts as worsened. */
  worsenedCertainty: number
  /** R4.3: different weeks in which events must lie. */
  minimumEventWeeks: number
  /** R4.3: the probability (0–1) of being worse that must survive without the worst week. */
  certaintyWithoutWorstWeek: number
  /** Feedback in the last 90 days from which a recovery can be seen. */
  recoveredFeedback: number
  /** Probability (0–1) of being worse in the last 90 days below which a seller has recovered. */
  recoveredBelow: number
  watchEvents: number
  watchRatio: number
  watchCertainty: number
  /** Half of an indicator's points are left at this ratio; also sets an average seller's score to 75. */
  scorePivot: number
  /** R4.10e: a rise of the core score smaller than this, in points, is insignificant. */
  minimumScoreRise: number
  /** R4.10c: so rare (0–1) would as many new events be for an average seller that they count as excess. */
  excessTail: number
}

/** SQ-1, chosen by simulation; to be fitted again after weeks of shadow running on a real market. */
export const defaultQualityPolicy: QualityPolicy = {
  version: 'SQ-1',
  weights: {
    neg_share: 0.4,
    complaint_upheld: 0.2,
    neg_unanswered: 0.1,
    late: 0.08,
    cancel: 0.08,
    return: 0.08,
    slow_reply: 0.06,
  },
  reviewCorrelation: 0.02,
  cellPriorWeight: 50,
  windowPriorWeight: 200,
  weightPivot: 3,
  minimumExpectedForSpread: 0.2,
  minimumExpectedForVariation: 5,
  margin: 1.5,
  excludeRatio: 2,
  excludeCertainty: 0.9,
  falseDiscoveryShare: 0.05,
  minimumEvents: 5,
  minimumEventsOnProbation: 3,
  minimumFeedback: 10,
  worsenedMargin: 1.25,
  worsenedCertainty: 0.95,
  minimumEventWeeks: 3,
  certaintyWithoutWorstWeek: 0.8,
  recoveredFeedback: 10,
  recoveredBelow: 0.2,
  watchEvents: 3,
  watchRatio: 1.5,
  watchCertainty: 0.8,
  scorePivot: 3,
  minimumScoreRise: 2,
  excessTail: 0.1,
}
