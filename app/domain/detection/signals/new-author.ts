import type { ReviewFeatures } from '#domain/detection/features'
import { type Fact, type Finding, scale } from '#domain/detection/signal'

const dayMs = 86_400_000
/** An account older than this, in days, is not new. */
const newForDays = 30
const firstReviewStrength = 0.25

/** The author has just registered, or has never written before. Everybody once did: little by itself. */
export function newAuthor({ author, createdAt }: ReviewFeatures): Finding | undefined {
  const facts: Fact[] = []
  const evidence = { kind: 'author' as const, ids: [author.id] }
  const ageDays = author.registeredAt && (createdAt.getTime() - author.registeredAt.getTime()) / dayMs
  const youth = ageDays === null ? 0 : 1 - scale(ageDays, 1, newForDays)
  if (ageDays !== null && youth > 0) {
    const hours = Math.max(0, Math.round(ageDays * 24))
    facts.push(
      hours < 48
        ? { id: 'registered_hours', values: { hours }, evidence }
        : { id: 'registered_days', values: { days: Math.round(ageDays) }, evidence },
    )
  }
  const isFirst = author.earlierReviews === 0
  if (isFirst) facts.push({ id: 'first_review', values: {}, evidence })
  if (facts.length === 0) return undefined
  return { strength: (1 - firstReviewStrength) * youth + (isFirst ? firstReviewStrength : 0), facts }
}
