import type { Counts } from '#domain/quality/dispersion'
import type { QualityPolicy } from '#domain/quality/policy'
import { certaintyOfWorse, certaintyOfWorsened, type Spread, shrunkRatio } from '#domain/quality/posterior'
import { judgeSystemic, type SystemicFinding, type WeeklyCounts } from '#domain/quality/systemic'

export type WindowDays = 30 | 90 | 365

/** What is known of a seller in one window. */
export type WindowEvidence = WeeklyCounts & {
  days: WindowDays
  /** Events expected from the mode-wide means instead of those of comparable sellers. */
  expectedAtPortal: number
  /** Counted reviews and complaint events. */
  feedback: number
  /** Different buyers behind the events. */
  buyers: number
  /** The 365 days before the window, for those of 30 and 90 days; without them the seller counts as average before. */
  before?: Counts
}

/** What an exclusion needs of one window, in the order it is checked. */
export type WindowCondition =
  | 'enough_feedback'
  | 'enough_events'
  | 'enough_buyers'
  | 'high_ratio'
  | 'certainly_worse'
  | 'below_portal_average'
  | 'worsened'
  | 'not_recovered'
  | 'systemic'

export type WindowFinding = {
  days: WindowDays
  counts: Counts
  feedback: number
  /** Shrunk ratio to comparable sellers; 1 = like them. */
  ratio: number
  /** The same against the mode-wide means. */
  portalRatio: number
  /** Probability (0–1) that the true ratio exceeds the margin. */
  certainty: number
  /** Probability (0–1) of having worsened; undefined for the 365 days. */
  worsened: number | undefined
  /** Judged only where everything else speaks for an exclusion. */
  systemic: SystemicFinding | undefined
  unmet: WindowCondition[]
}

export type JudgedWindows = { findings: WindowFinding[]; hasRecovered: boolean }

/** Judges a seller's windows by every condition but the run's list-wide one; a window left out proves nothing. */
export function judgeWindows(
  { windows, onProbation }: { windows: readonly WindowEvidence[]; onProbation: boolean },
  spread: Spread,
  policy: QualityPolicy,
): JudgedWindows {
  const measured = windows.map((window) => measure(window, spread, policy))
  const hasRecovered = measured.some((window) => isRecovered(window, policy))
  const minimumEvents = onProbation ? policy.minimumEventsOnProbation : policy.minimumEvents
  const findings = measured.map(({ window, ...measures }) => {
    const holds = checkConditions({ window, ...measures }, { minimumEvents, hasRecovered }, policy)
    const unmet = holds.filter(([, isMet]) => !isMet).map(([condition]) => condition)
    const systemic = unmet.length === 0 ? judgeSystemic(window, spread, policy) : undefined
    if (systemic && !systemic.isSystemic) unmet.push('systemic')
    const { days, observed, expected, feedback } = window
    return { days, counts: { observed, expected }, feedback, ...measures, systemic, unmet }
  })
  return { findings, hasRecovered }
}

type Measured = ReturnType<typeof measure>

function measure(window: WindowEvidence, spread: Spread, policy: QualityPolicy) {
  const { days, observed, expectedAtPortal, before = { observed: 0, expected: 0 } } = window
  return {
    window,
    ratio: shrunkRatio(window, spread),
    portalRatio: shrunkRatio({ observed, expected: expectedAtPortal }, spread),
    certainty: certaintyOfWorse(window, spread, policy),
    worsened: days === 365 ? undefined : certaintyOfWorsened({ recent: window, before }, spread, policy),
  }
}

/** Whether the last 90 days say that a bad year is over. */
function isRecovered({ window, certainty }: Measured, policy: QualityPolicy): boolean {
  return (
    window.days === 90 && window.feedback >= policy.recoveredFeedback && certainty < policy.recoveredBelow
  )
}

function checkConditions(
  { window, ratio, portalRatio, certainty, worsened }: Measured,
  { minimumEvents, hasRecovered }: { minimumEvents: number; hasRecovered: boolean },
  policy: QualityPolicy,
): [WindowCondition, boolean][] {
  return [
    ['enough_feedback', window.feedback >= policy.minimumFeedback],
    ['enough_events', window.observed >= minimumEvents],
    ['enough_buyers', window.buyers >= minimumEvents],
    ['high_ratio', ratio >= policy.excludeRatio],
    ['certainly_worse', certainty >= policy.excludeCertainty],
    // R4.2: nobody leaves the catalogue who is better than the portal's average.
    ['below_portal_average', portalRatio >= 1],
    // R4.1: 1–3 months condemn only who worsened, the year only who is not over it.
    ['worsened', worsened === undefined || worsened >= policy.worsenedCertainty],
    ['not_recovered', window.days !== 365 || !hasRecovered],
  ]
}
