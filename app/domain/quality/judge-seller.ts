import { windowsOf } from '#domain/quality/describe-seller'
import type { Counts } from '#domain/quality/dispersion'
import type { Judged, ProposalBlock, RunLists } from '#domain/quality/judgement'
import type { QualityPolicy } from '#domain/quality/policy'
import type { Spread } from '#domain/quality/posterior'
import { decide, isCandidate, type Proposal } from '#domain/quality/proposal'
import { findServiceWarnings } from '#domain/quality/service-warning'
import type { StoredCounts } from '#domain/quality/stored-result'
import { judgeWindows, type WindowDays, type WindowFinding } from '#domain/quality/window'

/** What every seller of a run is judged by. */
export type RunMeasures = { policy: QualityPolicy; spread: Spread; indicatorShapes: readonly number[] }

/** What has to be looked up of a seller who might be proposed: buyers and weeks by window. */
export type SellerDetails = {
  buyers: Record<WindowDays, number>
  /** The most recent week first. */
  weeks: Record<WindowDays, Counts[]>
}

type Standing = { counts: StoredCounts; onProbation: boolean }

/** Judges a seller's windows by counts alone: a window that lacks only `systemic` needs the details to be judged. */
export function judgeByCounts({ counts, onProbation }: Standing, run: RunMeasures): Judged {
  return judgeWith(windowsOf(counts), { counts, onProbation, buyers: {} }, run)
}

export function needsDetails({ findings }: Judged): boolean {
  return findings.some(({ unmet }) => unmet.length === 1 && unmet[0] === 'systemic')
}

/** Judges a seller's windows in full. */
export function judgeWithDetails(
  { counts, onProbation }: Standing,
  { buyers, weeks }: SellerDetails,
  run: RunMeasures,
): Judged {
  const windows = windowsOf(counts).map((window) => ({
    ...window,
    buyers: buyers[window.days],
    weeks: weeks[window.days],
  }))
  return judgeWith(windows, { counts, onProbation, buyers }, run)
}

function judgeWith(
  windows: ReturnType<typeof windowsOf>,
  { counts, onProbation, buyers }: Standing & { buyers: Judged['buyers'] },
  { policy, spread, indicatorShapes }: RunMeasures,
): Judged {
  const { findings, hasRecovered } = judgeWindows({ windows, onProbation }, spread, policy)
  const service = (id: 'late' | 'cancel', place: number) => ({
    id,
    events: counts.events[place] ?? 0,
    total: counts.totals[place] ?? 0,
    mean: counts.means[place] ?? 0,
    shape: indicatorShapes[place] ?? 0,
  })
  const indicators = [service('late', 3), service('cancel', 4)].filter(
    ({ total, mean }) => total > 0 && mean > 0,
  )
  const negatives = { old: counts.totals[2] ?? 0, unanswered: counts.events[2] ?? 0 }
  const warnings = findServiceWarnings({ indicators, negatives }, policy)
  return { findings, hasRecovered, buyers, warnings, triggers: [], blocks: [] }
}

/** What is proposed about a judged seller, inside the lists of the run. */
export function settle(
  judged: Judged,
  { lists, blocks }: { lists: RunLists; blocks: ProposalBlock[] },
  policy: QualityPolicy,
): Proposal & { judged: Judged } {
  const cuts = Object.fromEntries(
    judged.findings.filter(isCandidate).map(({ days }) => [days, lists[days]?.cut ?? -1]),
  )
  const proposal = decide(judged, { cuts, blocks, warnings: judged.warnings }, policy)
  const shownBlocks = proposal.status === 'hold' ? blocks : []
  return { ...proposal, judged: { ...judged, triggers: proposal.triggers, blocks: shownBlocks } }
}

/** Whether any window of a judged seller is put forward to the run's list. */
export function candidateWindows({ findings }: Judged): WindowFinding[] {
  return findings.filter(isCandidate)
}
