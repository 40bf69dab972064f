import type { QualityPolicy } from '#domain/quality/policy'
import type { ServiceWarning } from '#domain/quality/service-warning'
import type { JudgedWindows, WindowDays, WindowFinding } from '#domain/quality/window'

/** `insufficient` is not a good mark: nothing can be said yet. */
export type QualityStatus = 'insufficient' | 'exclude' | 'hold' | 'watch' | 'none'

/** What stands outside the statistics but belongs to the decision. */
export type Circumstances = {
  /**
   * Per window the greatest probability of a false proposal inside the run's list, see `selectDiscoveries`;
   * a window without one is judged by itself.
   */
  cuts: Partial<Record<WindowDays, number>>
  /** Reasons why an exclusion must wait, such as an open moderation backlog or attack; any one is enough. */
  blocks: readonly string[]
  warnings: readonly ServiceWarning[]
}

export type Proposal = {
  status: QualityStatus
  /** Windows each of which alone speaks for an exclusion, the shortest first. */
  triggers: WindowDays[]
}

/**
 * R4.1, R4.2, R4.3: what is proposed about a seller after one run. A person decides.
 *
 * A window triggers when it meets all conditions of `judgeWindows` and lies inside the run's list.
 */
export function decide(
  { findings }: JudgedWindows,
  { cuts, blocks, warnings }: Circumstances,
  policy: QualityPolicy,
): Proposal {
  const triggers = findings
    .filter((finding) => isCandidate(finding) && isInsideList(finding, cuts))
    .map(({ days }) => days)
    .sort((one, other) => one - other)
  if (findings.every(({ feedback }) => feedback < policy.minimumFeedback))
    return { status: 'insufficient', triggers: [] }
  if (triggers.length > 0) return { status: blocks.length > 0 ? 'hold' : 'exclude', triggers }
  const isWatched = warnings.length > 0 || findings.some((finding) => isWatchable(finding, policy))
  return { status: isWatched ? 'watch' : 'none', triggers }
}

/** Whether a window meets every condition but the run's list, to which it is put forward. */
export function isCandidate({ unmet }: WindowFinding): boolean {
  return unmet.length === 0
}

function isInsideList({ days, certainty }: WindowFinding, cuts: Circumstances['cuts']): boolean {
  const cut = cuts[days]
  return cut === undefined || 1 - certainty <= cut
}

function isWatchable(
  { counts, feedback, ratio, certainty, unmet }: WindowFinding,
  policy: QualityPolicy,
): boolean {
  const isOnlyABurst = unmet.length === 1 && unmet[0] === 'systemic'
  const looksWorse =
    counts.observed >= policy.watchEvents && ratio >= policy.watchRatio && certainty >= policy.watchCertainty
  return isOnlyABurst || (feedback >= policy.minimumFeedback && looksWorse)
}
