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
  shape,
  share,
  spread,
} from '#app/cli/quality/stated-fields.ts'
import { annualMean, seasonOf, sumUnits, windowMean } from '#domain/quality/benchmark'
import { fitPriorShape } from '#domain/quality/dispersion'
import { betaLower } from '#domain/quality/incomplete-beta'
import { gammaUpper } from '#domain/quality/incomplete-gamma'
import {
  certaintyOfWorse,
  certaintyOfWorsened,
  inflation,
  rateInterval,
  ratioInterval,
  shrunkRatio,
} from '#domain/quality/posterior'
import { temporalCv2 } from '#domain/quality/weekly-variation'

const days = z.number().positive()
const sums = z.object({ sk: amount, sw: amount })
const readSums = ({ sk, sw }: z.infer<typeof sums>) => ({ events: sk, weight: sw })

/** The kinds of case that state a number. */
export const statisticKinds = {
  betainc: kind(z.object({ x: share, a: shape, b: shape }), ({ x, a, b }) => ({ value: betaLower(x, a, b) })),

  gammaQ: kind(z.object({ a: shape, x: amount }), ({ a, x }) => ({ value: gammaUpper(a, x) })),

  cell: kind(
    z.object({ units: z.array(z.object({ k: amount, n: amount })), mode: sums }),
    ({ units, mode }, policy) => {
      const cell = sumUnits(
        units.map(({ k, n }) => ({ events: k, feedback: n })),
        policy,
      )
      return { sk: cell.events, sw: cell.weight, mu: annualMean(cell, readSums(mode), policy) }
    },
  ),

  window: kind(
    z.object({ cells: z.array(sums.extend({ mu365: amount })), index: z.number().int().nonnegative() }),
    (input, policy) => {
      const cells = input.cells.map(({ mu365, ...cell }) => ({ ...readSums(cell), annualMean: mu365 }))
      const cell = cells[input.index]
      if (!cell) throw new RangeError(`input.index: there is no cell ${input.index}`)
      const season = seasonOf(cells)
      return { season, mu: windowMean(cell, season, policy) }
    },
  ),

  shape: kind(z.object({ rows: z.array(counts) }), ({ rows }, policy) => {
    const fitted = fitPriorShape(rows.map(readCounts), policy)
    return { a: fitted.shape, m: fitted.meanRatio }
  }),

  c2: kind(z.object({ sellers: z.array(z.object({ buckets: z.array(counts) })) }), ({ sellers }, policy) => ({
    c2: temporalCv2(
      sellers.map(({ buckets }) => buckets.map(readCounts)),
      policy,
    ),
  })),

  posterior: kind(counts.extend({ days, ...spread.shape }), (input, policy) => {
    const window = { ...readCounts(input), days: input.days }
    const between = readSpread(input)
    const { low, high } = ratioInterval(window, between, policy)
    return {
      phi: inflation(window, between, policy),
      rhat: shrunkRatio(window, between),
      P: certaintyOfWorse(window, between, policy),
      lo: low,
      hi: high,
    }
  }),

  worsened: kind(
    z.object({ O1: amount, E1: amount, days, O0: amount, E0: amount, ...spread.shape }),
    ({ O1, E1, days, O0, E0, ...between }, policy) => {
      const recent = { observed: O1, expected: E1, days }
      const before = { observed: O0, expected: E0 }
      return { P: certaintyOfWorsened({ recent, before }, readSpread(between), policy) }
    },
  ),

  rate: kind(z.object(rateFields), (input) => {
    const { mean, low, high } = rateInterval(readRate(input))
    return { mean, lo: low, hi: high }
  }),
} satisfies Record<string, Kind>
