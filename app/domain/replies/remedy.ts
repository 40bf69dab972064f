/** What a seller can have done for the buyer of a review (R1.6), in the order a page offers it. */
export const remedies = ['replaced', 'redone', 'refunded', 'discount'] as const
export type Remedy = (typeof remedies)[number]
