import { z } from 'zod'
import type { SellerQuality } from '#domain/quality/evidence'
import { indicators } from '#domain/quality/indicator'

const share = z.number().meta({ description: '0–1.' })
const ratio = z.number().meta({ description: 'To comparable sellers; 1 is like them.' })

/** A seller's quality as the marketplace reads it: figures, never what is proposed about the seller. */
export const sellerQuality = z
  .object({
    score: z.number().nullable().meta({ description: '0–100; null while there is not enough feedback.' }),
    low: z.number().nullable(),
    high: z.number().nullable(),
    grade: z.enum(['A', 'B', 'C', 'D', 'E']).nullable(),
    computedAt: z.string().meta({ format: 'date-time' }),
    asOf: z.string().meta({ format: 'date', description: 'The windows end with the day before.' }),
    policyVersion: z.string(),
    mode: z.enum(['orders', 'reviews']).meta({ description: 'What the seller is compared by.' }),
    coverage: share,
    peerGroup: z.object({
      category: z.string(),
      size: z.enum(['S', 'M', 'L']),
      sellers: z.int().nullable(),
      q1: ratio.nullable(),
      median: ratio.nullable(),
      q3: ratio.nullable(),
    }),
    indicators: z.array(
      z.object({
        id: z.enum(indicators),
        events: z.int(),
        total: z.int(),
        mean: share,
        low: share,
        high: share,
        ratio,
        points: z.number(),
        againstAverage: z.number(),
      }),
    ),
    windows: z.array(
      z.object({
        days: z.int(),
        feedback: z.int(),
        observed: z.int(),
        expected: z.number(),
        ratio,
        low: ratio,
        high: ratio,
      }),
    ),
  })
  .meta({ id: 'SellerQuality' })

export function showQuality(quality: SellerQuality): z.input<typeof sellerQuality> {
  const { peerGroup, peers, parts, windows, score, low, high, grade, coverage, mode, asOf } = quality
  return {
    ...{ score, low, high, grade, coverage, mode, asOf },
    computedAt: quality.computedAt.toISOString(),
    policyVersion: quality.policyVersion,
    peerGroup: {
      ...peerGroup,
      sellers: peers?.count ?? null,
      q1: peers?.q1 ?? null,
      median: peers?.median ?? null,
      q3: peers?.q3 ?? null,
    },
    indicators: parts.map((part) => ({ ...part })),
    windows: windows.map(({ days, feedback, observed, expected, ratio, low, high }) => ({
      ...{ days, feedback, observed, expected, ratio, low, high },
    })),
  }
}
