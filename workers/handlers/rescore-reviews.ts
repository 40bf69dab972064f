import { applyRescorings, type Rescored } from '#commands/apply-rescorings'
import { listPublished, type PublishedReview } from '#db/detector/rescoring'
import { listFeatures } from '#db/features'
import { listPolicies } from '#db/policies'
import type { Judgement } from '#domain/detection/judge'
import { dueRescoring, type RescoringDays } from '#domain/detection/rescoring'
import { policyOf } from '#domain/policy'
import type { Payload } from '#workers/catalog'
import type { ScreeningTools } from '#workers/handlers/screen-reviews'
import { describeError } from '#workers/isolation'
import { readText } from '#workers/language/read-text'
import { readBehaviour } from '#workers/screening/behaviour'
import { type FindJudge, findJudge, type Judge } from '#workers/screening/detector'
import { type ShingleMemory, toFeatures } from '#workers/screening/features'

const actor = { kind: 'job', id: 'rescore_reviews' } as const

type Due = { review: PublishedReview; days: RescoringDays }

/**
 * Judges a batch of published reviews again, with what is known by now and not only with what was known when they were
 * written. One that is not due, or was judged again already, is passed over; one that cannot be judged stays as it is.
 */
export async function rescoreReviews(
  { ids }: Payload,
  tools: ScreeningTools,
  find: FindJudge = findJudge,
): Promise<void> {
  const { db, now } = tools
  const at = now()
  const [published, policies, judge] = await Promise.all([
    listPublished(db, ids),
    listPolicies(db),
    find(tools),
  ])
  const due = published.flatMap((review): Due[] => {
    const days = dueRescoring(review.publishedAt, review.done, at)
    return days === undefined ? [] : [{ review, days }]
  })
  if (due.length === 0 || !judge) return
  const judgements = await judgeAgain(
    due.map(({ review }) => review),
    tools,
    judge,
  )
  const rescored = due.flatMap(({ review, days }): Rescored[] => {
    const judgement = judgements.get(review.id)
    return judgement ? [{ review, days, judgement, rules: policyOf(policies, review.category).rules }] : []
  })
  await applyRescorings(db, { rescored }, actor, at)
}

async function judgeAgain(
  reviews: PublishedReview[],
  { db, zone, jobId, log }: ScreeningTools,
  judge: Judge,
): Promise<Map<string, Judgement>> {
  const texts = new Map(reviews.map((review) => [review.id, readText(review)]))
  const bands = reviews.map(({ id }) => ({ reviewId: id, bands: texts.get(id)?.bands ?? [] }))
  const [rows, behaviour] = await Promise.all([
    listFeatures(db, { ids: reviews.map(({ id }) => id), bands, zone, seesLater: true }),
    readBehaviour(db, reviews),
  ])
  const around = new Map(rows.map((row) => [row.id, row]))
  const memory: ShingleMemory = new Map()
  const judgements = new Map<string, Judgement>()
  for (const review of reviews) {
    const [text, row] = [texts.get(review.id), around.get(review.id)]
    try {
      const known = text && row && { text, row, behaviour: behaviour.get(review.id) }
      if (known) judgements.set(review.id, judge(toFeatures(review, known, memory)))
    } catch (error) {
      log.error({ jobId, review: review.id, error: describeError(error) }, 'Cannot judge again')
    }
  }
  return judgements
}
