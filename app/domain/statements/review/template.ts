/** What is done to somebody's review, as its author is told it. */
export type RestrictionOfReview = 'rejected' | 'removed' | 'redacted' | 'returned' | 'hidden'

/** The words of a statement of reasons about a review. `{names}` are filled from the decision's record. */
export type ReviewStatementTexts = {
  title: Record<RestrictionOfReview, string>
  head: string
  /** What was decided, for where and for how long. */
  what: Record<RestrictionOfReview, string>
  why: string
  /** Instead, where it breaks the law and not only our rules. */
  whyIllegal: string
  facts: string
  /** Only where the reason says that the review is not genuine. */
  findings: string
  /** Only where its author can put it right. */
  mend: string
  /** How it came before people. */
  origin: Record<'automatic' | 'person' | 'notice' | 'illegal', string>
  stars: string
  redress: string
  /** What the fields of the Commission's database say: what was masked, and the facts without a word a person wrote. */
  masked: string
  fact: Record<RestrictionOfReview, string>
  /** Instead, to a shop about what it wrote of a buyer. */
  toShop: { head: string; redress: string; fact: Record<RestrictionOfReview, string> }
}
