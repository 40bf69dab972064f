import type { LineOfWait } from '#domain/usual-wait'

export type WaitEvents = {
  /**
   * Something waits for us longer than nine of ten did. `sellerId` is the shop that waits, null where somebody else does;
   * `reviewId` what a reply or a dispute is about; instants are RFC 3339.
   */
  wait_exceeded: {
    line: LineOfWait
    sellerId: string | null
    reviewId: string | null
    since: string
    usualMs: number
  }
}
