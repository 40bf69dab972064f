import type { FunnelPlace } from '#domain/quality/funnel'

/** A seller with so many reviews and complaints (`total`), and how many of them were negative. */
export type FunnelSeller = { sellerId: string; name: string | null; total: number; negative: number }
export type PlacedSeller = FunnelSeller & { place: FunnelPlace }
