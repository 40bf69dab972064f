import type { ColumnType } from 'kysely'
import type { MovingInstant } from '#db/schema/columns'
import type { PackedCounters } from '#domain/detection/learning/pack-counters'

/** A list of numbers, kept as text. */
type Counts = ColumnType<PackedCounters, string, string>

export interface BehaviourSchema {
  authorCounters: { authorId: string; firstSellerId: string | null; counts: Counts }
  sellerCounters: { sellerId: string; counts: Counts }
  marketCounters: {
    isOnly: ColumnType<boolean, boolean | undefined, never>
    counts: Counts | null
    rebuildDueAt: ColumnType<Date, Date | undefined, Date>
    rebuiltAt: MovingInstant | null
  }
  countedReview: {
    reviewId: string
    authorId: string
    sellerId: string
    rating: number
    at: MovingInstant
    wasFirst: boolean
    features: Buffer | null
    label: 0 | 1 | null
    decidedAt: MovingInstant | null
  }
}
