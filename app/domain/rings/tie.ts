/** What can tie authors to each other, the most telling first. */
export const tieKinds = ['device', 'payment', 'text', 'together', 'address'] as const
export type TieKind = (typeof tieKinds)[number]

/** Something several authors have in common, and the reviews in which it is seen. */
export type Tie = {
  kind: TieKind
  /** What they share, so that the same is recognised again: a hash, a review's or a seller's id. */
  key: string
  authorIds: string[]
  reviewIds: string[]
}

/**
 * With more authors than this a hash says nothing of any of them: it is a parcel locker, an office or a carrier's
 * gateway. A home holds fewer people than a farm of accounts has on one device.
 */
export const mostAuthors = { device: 30, payment: 30, address: 10 } as const

/** From this share (0–1) on two texts are the same one. */
export const sameText = 0.5
