import { z } from 'zod'
import { amount, counts, readCounts, readSpread, share, spread } from '#app/cli/quality/stated-fields.ts'
import type { QualityPolicy } from '#domain/quality/policy'
import { decide } from '#domain/quality/proposal'
import {
  judgeWindows,
  type WindowDays,
  type WindowEvidence,
  type WindowFinding,
} from '#domain/quality/window'

const statedWindow = counts.extend({
  Ep: amount,
  n: amount,
  /** The most recent 7 days first. */
  buckets: z.array(counts),
  /** Unsaid, every event came from another buyer. */
  buyers: amount.optional(),
  O0: amount.optional(),
  E0: amount.optional(),
})

export const statedSeller = spread.extend({
  windows: z.object({
    30: statedWindow.optional(),
    90: statedWindow.optional(),
    365: statedWindow.optional(),
  }),
  blocks: z.array(z.string()).nullish(),
  lfdrCut: share.nullish(),
})

/** What is proposed about a stated seller. */
export function decideStated(input: z.infer<typeof statedSeller>, policy: QualityPolicy): unknown {
  const windows = ([30, 90, 365] as const).flatMap((days) => readWindow(days, input.windows[days]))
  const judged = judgeWindows({ windows, onProbation: false }, readSpread(input), policy)
  const cut = input.lfdrCut
  const cuts = typeof cut === 'number' ? { 30: cut, 90: cut, 365: cut } : {}
  const { status, triggers } = decide(judged, { cuts, blocks: input.blocks ?? [], warnings: [] }, policy)
  return {
    decision: status,
    triggers,
    recovered: judged.hasRecovered,
    P: byDays(judged.findings, ({ certainty }) => certainty),
    rhat: byDays(judged.findings, ({ ratio }) => ratio),
    Pworse: byDays(judged.findings, ({ worsened }) => worsened),
  }
}

function readWindow(days: WindowDays, window: z.infer<typeof statedWindow> | undefined): WindowEvidence[] {
  if (!window) return []
  const { O, Ep, n, buckets, buyers = O, O0 = 0, E0 = 0 } = window
  return [
    {
      days,
      ...readCounts(window),
      expectedAtPortal: Ep,
      feedback: n,
      buyers,
      weeks: buckets.map(readCounts),
      before: { observed: O0, expected: E0 },
    },
  ]
}

function byDays(findings: WindowFinding[], of: (finding: WindowFinding) => number | undefined) {
  return Object.fromEntries(findings.map((finding) => [finding.days, of(finding)]))
}
