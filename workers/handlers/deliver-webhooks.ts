import { settleWebhookDelivery } from '#commands/settle-webhook-delivery'
import { type OutgoingDelivery, releaseDeliveries, takeForSending } from '#db/webhook-deliveries'
import { parseRetryAfter } from '#domain/webhook-schedule'
import type { Payload } from '#workers/catalog'
import type { Tools } from '#workers/tools'
import { toMessage } from '#workers/webhooks/message'
import type { SendOutcome } from '#workers/webhooks/send'

/** How many deliveries to one endpoint are under way at once. */
const abreast = 8
/** Longer than a sender may take (see `createSender`), so that no lease ends while its sender still waits. */
const leaseMs = 30_000

/**
 * Delivers to one endpoint. Where none of several abreast got through, the rest of the batch goes back in line:
 * an endpoint that is down keeps a sender for seconds, not for minutes.
 */
export async function deliverWebhooks({ ids }: Payload, tools: Tools): Promise<void> {
  for (let from = 0; from < ids.length; from += abreast) {
    const delivered = await deliverSome(ids.slice(from, from + abreast), tools)
    if (delivered.length > 0 && !delivered.includes(true)) break
  }
  await releaseDeliveries(tools.db, ids)
}

async function deliverSome(ids: string[], tools: Tools): Promise<boolean[]> {
  const lease = new Date(tools.now().getTime() + leaseMs)
  const taken = await takeForSending(tools.db, { ids, lease }, tools.now())
  return Promise.all(taken.map((delivery) => deliver(delivery, lease, tools)))
}

async function deliver(
  delivery: OutgoingDelivery,
  lease: Date,
  { db, send, now, jobId, log }: Tools,
): Promise<boolean> {
  // The receiver holds this time against its own clock, so it is the real one even where ours was moved.
  const { headers, body } = toMessage(delivery, new Date())
  const outcome = await send(delivery.url, headers, body)
  const { status, error, retryAfterMs } = describe(outcome, now())
  const { id, attempts } = delivery
  const attempt = { id, attempts, lease, status, error, retryAfterMs, chance: Math.random() }
  await settleWebhookDelivery(db, attempt, { kind: 'job', id: 'deliver_webhooks' }, now())
  log.debug({ jobId, delivery: id, attempts, status, error }, 'Webhook sent')
  return error === null
}

function describe(outcome: SendOutcome, now: Date) {
  if (outcome.status === null) return { status: null, error: outcome.error, retryAfterMs: undefined }
  const { status, retryAfter } = outcome
  const error = status >= 200 && status < 300 ? null : `answered_${status}`
  return { status, error, retryAfterMs: parseRetryAfter(retryAfter, now) }
}
