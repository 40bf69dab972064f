/** Counts of feedback; those that begin with `linked_` of what stands on an order alone. */
const ofFeedback = ['reviews', 'negatives', 'unanswered', 'complaints']

/**
 * A count of a day `d` as its seller `s` is compared by it: of a shop with orders what stands on them, of others feedback
 * alone.
 */
export function ownCount(count: string): string {
  return ofFeedback.includes(count)
    ? `case when s.by_orders then d.linked_${count} else d.${count} end`
    : `case when s.by_orders then d.${count} else 0 end`
}
