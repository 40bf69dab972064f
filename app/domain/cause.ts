/**
 * The main cause of a negative review or a complaint, named as an independent reader would (R4.12), in the order a
 * page offers them. Their texts are `cause.<name>` in the catalogue.
 */
export const causes = [
  'out_of_stock',
  'price_changed',
  'no_reaction',
  'slow_reply',
  'late_delivery',
  'not_delivered',
  'delivery_cost',
  'wrong_item',
  'wrong_description',
  'defect',
  'packaging',
  'return_refused',
  'refund_late',
  'rude',
  'other',
] as const
export type Cause = (typeof causes)[number]

export const feedbackKinds = ['review', 'complaint'] as const
/** What buyers say against a seller: a negative review, or a complaint about an order. */
export type FeedbackKind = (typeof feedbackKinds)[number]

/** How often each cause was named, the most frequent first; of two alike, the one a page offers earlier. */
export function rankCauses(
  named: readonly { cause: Cause | null; count: number }[],
): { cause: Cause; count: number }[] {
  const timesOf = (cause: Cause) =>
    named.reduce((sum, one) => (one.cause === cause ? sum + one.count : sum), 0)
  return causes
    .map((cause) => ({ cause, count: timesOf(cause) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
}
