import { applyScreenings, type Verdict } from '#commands/apply-screenings'
import { postponeScreenings } from '#commands/postpone-screenings'
import { type FeatureRow, listFeatures } from '#db/features'
import { insertBands } from '#db/near-duplicates'
import { listPolicies } from '#db/policies'
import { listUnscreened, type UnscreenedReview } from '#db/screenings'
import type { Judgement } from '#domain/detection/judge'
import { flawsOfOrder } from '#domain/detection/signals/no-order'
import { type Policy, policyOf } from '#domain/policy'
import { screen, waitsUntil } from '#domain/screening'
import type { Payload } from '#workers/catalog'
import { consultExternal } from '#workers/external/consult'
import { describeError } from '#workers/isolation'
import { type ReadText, readText } from '#workers/language/read-text'
import { readBehaviour } from '#workers/screening/behaviour'
import { type FindJudge, findJudge, type Judge } from '#workers/screening/detector'
import { type ShingleMemory, toFeatures } from '#workers/screening/features'
import type { Tools } from '#workers/tools'

/** What screening needs of a handler's tools; `zone` is the one in which days are counted. */
export type ScreeningTools = Pick<Tools, 'db' | 'now' | 'jobId' | 'log' | 'askExternal'> & { zone: string }

const actor = { kind: 'job', id: 'screen_reviews' } as const

/**
 * Screens a batch of reviews: reads their words, gathers what is known around them in one query, judges each,
 * and applies every verdict at once. One that cannot be judged goes to a person and holds nobody up; one whose
 * seller or order has not arrived is put off.
 */
export async function screenReviews(
  { ids }: Payload,
  tools: ScreeningTools,
  find: FindJudge = findJudge,
): Promise<void> {
  const { db, now, zone } = tools
  const [unscreened, policies, judge] = await Promise.all([
    listUnscreened(db, ids),
    listPolicies(db),
    find(tools),
  ])
  const ready = await putOffIncomplete(unscreened, policies, tools)
  if (ready.length === 0) return

  const texts = new Map(ready.map((review) => [review.id, attempt(review.id, tools, () => readText(review))]))
  const bands = ready.map(({ id }) => ({ reviewId: id, bands: texts.get(id)?.bands ?? [] }))
  // Kept before anything is looked up, so that two batches screened at once see each other.
  await Promise.all([insertBands(db, bands), consultExternal(ready, tools)])
  const [rows, behaviour] = await Promise.all([
    listFeatures(db, { ids: ready.map(({ id }) => id), bands, zone }),
    readBehaviour(db, ready),
  ])
  const around = new Map(rows.map((row) => [row.id, row]))
  const memory: ShingleMemory = new Map()
  const verdicts = ready.map((review) => {
    const known = {
      text: texts.get(review.id),
      row: around.get(review.id),
      behaviour: behaviour.get(review.id),
    }
    return reach(review, { ...known, memory, judge }, policyOf(policies, review.category), tools)
  })
  await applyScreenings(db, { verdicts, zone }, actor, now())
}

/** Gives a review that cannot be screened to people, after everything else has failed. */
export async function giveUpScreening(id: string, { db, now, zone }: ScreeningTools): Promise<void> {
  const [unscreened, policies] = await Promise.all([listUnscreened(db, [id]), listPolicies(db)])
  const verdicts = unscreened.map((review) =>
    toVerdict(review, { judgement: undefined, hasProofOfOrder: false }, policyOf(policies, review.category)),
  )
  await applyScreenings(db, { verdicts, zone }, actor, now())
}

async function putOffIncomplete(
  unscreened: UnscreenedReview[],
  policies: Policy[],
  { db, now }: ScreeningTools,
): Promise<UnscreenedReview[]> {
  const at = now()
  const waiting = unscreened.flatMap((review) => {
    const { receivedAt, orderId, category, orderSellerId } = review
    const parts = { receivedAt, orderId, sellerKnown: category !== null, orderKnown: orderSellerId !== null }
    const until = waitsUntil(parts, policyOf(policies, category).rules, at)
    return until ? [{ reviewId: review.id, until }] : []
  })
  await postponeScreenings(db, waiting)
  const isWaiting = new Set(waiting.map(({ reviewId }) => reviewId))
  return unscreened.filter(({ id }) => !isWaiting.has(id))
}

type Known = {
  text: ReadText | undefined
  row: FeatureRow | undefined
  behaviour: Float64Array | undefined
  memory: ShingleMemory
  judge: Judge | undefined
}
type Reached = {
  judgement: Judgement | undefined
  hasProofOfOrder: boolean
  language?: string
  sellerReviews?: number
}

function reach(review: UnscreenedReview, known: Known, policy: Policy, tools: ScreeningTools): Verdict {
  const { text, row, behaviour, memory, judge } = known
  const reached = attempt<Reached>(review.id, tools, () => {
    if (!text || !row || !judge) return undefined
    const features = toFeatures(review, { text, row, behaviour }, memory)
    const { language } = features.text
    return {
      judgement: judge(features),
      hasProofOfOrder: flawsOfOrder(features).every((flaw) => flaw === 'before_delivered'),
      sellerReviews: features.seller.reviews,
      ...(language !== 'other' && { language }),
    }
  })
  const verdict = toVerdict(review, reached ?? { judgement: undefined, hasProofOfOrder: false }, policy)
  return { ...verdict, behaviour }
}

function toVerdict(review: UnscreenedReview, reached: Reached, policy: Policy): Verdict {
  return {
    ...screen(reached.judgement, policy.rules, reached),
    reviewId: review.id,
    revision: review.revision,
    judgement: reached.judgement,
    policy,
    sellerReviews: reached.sellerReviews ?? 0,
    language: reached.language ?? review.language,
  }
}

/** Whatever goes wrong with one review is told and leaves it unjudged: `screen` then gives it to a person. */
function attempt<Value>(
  review: string,
  { jobId, log }: ScreeningTools,
  work: () => Value | undefined,
): Value | undefined {
  try {
    return work()
  } catch (error) {
    log.error({ jobId, review, error: describeError(error) }, 'Cannot judge')
    return undefined
  }
}
