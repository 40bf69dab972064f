/** A review as whoever judges something about it sees it. */
export type ReviewJudged = {
  id: string
  text: string
  rating: number
  language: string | null
  authorId: string
  sellerId: string
  sellerName: string | null
  orderId: string | null
  /** What in it would lead readers to somebody. */
  privateParts: string[]
}
