import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type { ToldVerdict } from '#db/external-signals'
import type { UnscreenedReview } from '#db/screenings'
import { type Breaker, beginRequest, closedBreaker, endRequest } from '#domain/circuit-breaker'
import { openRoutes } from '#workers/agents'
import { noAnswer, readAnswer } from '#workers/external/answer'
import { postQuestion } from '#workers/external/post'

/** Asks the marketplace's own model about a batch; of every review comes back what it said, or that it did not. */
export type AskExternal = (reviews: UnscreenedReview[]) => Promise<ToldVerdict[]>

export type ExternalModel = { url: string; secret: string; timeoutMs: number }

/**
 * Opens the way to the marketplace's own model: one request per batch, signed as webhooks are, over after `timeoutMs`
 * whatever happens. After five failures in a row it is left alone for half a minute. It never throws.
 */
export function openExternalModel(
  { url, secret, timeoutMs }: ExternalModel,
  { allowPrivate, clock = () => performance.now() }: { allowPrivate: boolean; clock?: () => number },
): AskExternal {
  const routeTo = openRoutes({ allowPrivate })
  const webhook = new Webhook(secret)
  let breaker: Breaker = closedBreaker
  return async (reviews) => {
    const ids = reviews.map(({ id }) => id)
    const begun = beginRequest(breaker, clock())
    if (!begun) return noAnswer(ids, 'circuit_open')
    breaker = begun
    const body = JSON.stringify({ type: 'reviews.judge', reviews: reviews.map(tellOf) })
    const answered = await postQuestion(routeTo(url), { url, headers: sign(webhook, body), body, timeoutMs })
    const told = 'body' in answered ? readAnswer(answered.body, ids) : undefined
    breaker = endRequest(breaker, told !== undefined, clock())
    return told ?? noAnswer(ids, 'missing' in answered ? answered.missing : 'unreadable')
  }
}

/** The receiver holds the time against its own clock, so it is the real one even where ours was moved. */
function sign(webhook: Webhook, body: string): Record<string, string> {
  const [id, at] = [`msg_${randomUUID()}`, new Date()]
  return {
    'content-type': 'application/json',
    'user-agent': 'Assay',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': webhook.sign(id, at, body),
  }
}

/** A review as its marketplace sent it; what ties its author to others it knows by itself. */
function tellOf(review: UnscreenedReview) {
  const { id, revision, sellerId, orderId, direction, rating, title, text, language, createdAt, authorId } =
    review
  const author = { id: authorId, registeredAt: review.authorRegisteredAt }
  return { id, revision, sellerId, orderId, direction, rating, title, text, language, createdAt, author }
}
