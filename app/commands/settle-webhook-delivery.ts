import { record } from '#commands/record'
import type { Database, Tx } from '#db/client'
import { setStatementTold } from '#db/statements/told'
import { buryDeliveries, type DeliveryResult, setDeliveryResult } from '#db/webhook-deliveries'
import { lockEndpointOfDelivery, setWebhookEndpoint } from '#db/webhook-endpoints'
import type { Actor } from '#domain/event'
import { disableAfterMs, nextTry } from '#domain/webhook-schedule'

/** What came of one attempt to deliver. `chance` (0–1) spreads the next one. */
export type SettleWebhookDelivery = {
  id: string
  lease: Date
  attempts: number
  status: number | null
  error: string | null
  retryAfterMs: number | undefined
  chance: number
}

/**
 * Writes down what came of an attempt: any 2xx is delivered, all else is tried again by the schedule until that
 * ends. 410 and five days of failing switch the endpoint off. Does nothing where the lease was lost.
 */
export async function settleWebhookDelivery(
  db: Database,
  attempt: SettleWebhookDelivery,
  actor: Actor,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const endpoint = await lockEndpointOfDelivery(tx, attempt.id)
    const result = resultOf(attempt, now)
    if (!endpoint || !(await setDeliveryResult(tx, attempt, result))) return
    await noteStatement(tx, attempt, result, now)
    if (result.state === 'delivered') {
      if (endpoint.failingSince) await setWebhookEndpoint(tx, endpoint.id, { failingSince: null })
      return
    }
    const failingSince = endpoint.failingSince ?? now
    if (!endpoint.failingSince) await setWebhookEndpoint(tx, endpoint.id, { failingSince })
    const isHopeless = now.getTime() - failingSince.getTime() >= disableAfterMs
    if (!endpoint.disabledAt && (attempt.status === 410 || isHopeless)) {
      await disable(tx, endpoint.id, actor, now)
    }
  })
}

/** What goes out with a statement of reasons is its delivery too. */
async function noteStatement(
  tx: Tx,
  { id }: SettleWebhookDelivery,
  { state }: DeliveryResult,
  now: Date,
): Promise<void> {
  if (state === 'pending') return
  await setStatementTold(tx, id, state === 'delivered' ? 'delivered' : 'failed', now)
}

function resultOf(attempt: SettleWebhookDelivery, now: Date): DeliveryResult {
  const { attempts, status, error, retryAfterMs, chance } = attempt
  const said = { lastStatus: status, lastError: error }
  if (status !== null && status >= 200 && status < 300) {
    return { state: 'delivered', nextAt: now, ...said, finishedAt: now }
  }
  const again = status === 410 ? undefined : nextTry(attempts, now, { chance, retryAfterMs })
  return again
    ? { state: 'pending', nextAt: again, ...said, finishedAt: null }
    : { state: 'dead', nextAt: now, ...said, finishedAt: now }
}

async function disable(tx: Tx, id: string, actor: Actor, now: Date): Promise<void> {
  await setWebhookEndpoint(tx, id, { disabledAt: now })
  await buryDeliveries(tx, id, now)
  const subject = { kind: 'webhook_endpoint', id } as const
  const data = { before: { disabled: false }, after: { disabled: true } }
  await record(tx, [{ type: 'webhook_endpoint_changed', subject, data }], { actor, at: now })
}
