import { z } from 'zod'
import {
  amount,
  counts,
  type Kind,
  kind,
  rateFields,
  readCounts,
  readRate,
  readSpread,
  share,
  spread,
} from '#app/cli/quality/stated-fields.ts'
import { judgeStatedRecheck, statedRecheck } from '#app/cli/quality/stated-recheck.ts'
import { decideStated, statedSeller } from '#app/cli/quality/stated-seller.ts'
import { selectDiscoveries } from '#domain/quality/false-discovery'
import { scoreSeller } from '#domain/quality/score'
import { judgeSystemic } from '#domain/quality/systemic'

const candidate = z.object({ id: z.string(), P: share })
const systemicInput = counts.extend({
  buckets: z.array(counts),
  days: z.number().positive(),
  ...spread.shape,
})
const indicator = z.object({ id: z.string(), weight: amount, ...rateFields })

/** The kinds of case that state a decision or a mark. */
export const decisionKinds = {
  bfdr: kind(z.object({ rows: z.array(candidate) }), ({ rows }, policy) => {
    const { ids } = selectDiscoveries(
      rows.map(({ id, P }) => ({ id, certainty: P })),
      policy,
    )
    return { ids }
  }),

  systemic: kind(systemicInput, (input, policy) => {
    const window = { ...readCounts(input), days: input.days, weeks: input.buckets.map(readCounts) }
    const finding = judgeSystemic(window, readSpread(input), policy)
    return {
      worst: finding.worstWeek,
      withEvents: finding.weeksWithEvents,
      P: finding.certainty,
      ok: finding.isSystemic,
    }
  }),

  decide: kind(statedSeller, decideStated),

  score: kind(z.object({ ind: z.array(indicator) }), ({ ind }, policy) => {
    const score = scoreSeller(
      ind.map(({ id, weight, ...rate }) => ({ id, weight, ...readRate(rate) })),
      policy,
    )
    if (!score) return { score: null }
    const { low, high, parts, ...rest } = score
    return {
      ...rest,
      lo: low,
      hi: high,
      parts: parts.map(({ id, ratio, points, againstAverage }) => ({
        id,
        r: ratio,
        points,
        vsAverage: againstAverage,
      })),
    }
  }),

  recheck: kind(statedRecheck, judgeStatedRecheck),
} satisfies Record<string, Kind>
