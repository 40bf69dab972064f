import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { actorOf } from '#app/api/principal.ts'
import { invalidField, Problem } from '#app/api/problem.ts'
import { pageOfItems, pageQuery } from '#app/api/schemas/list.ts'
import { replayWebhookDelivery } from '#commands/replay-webhook-delivery'
import { listDeliveries } from '#db/webhook-deliveries'
import { findWebhookEndpoint } from '#db/webhook-endpoints'

const instant = z.string().meta({ format: 'date-time' })
const delivery = z
  .object({
    id: z.string(),
    state: z.enum(['pending', 'delivered', 'dead']),
    attempts: z.int(),
    nextAt: instant,
    lastStatus: z.int().nullable(),
    lastError: z.string().nullable(),
    createdAt: instant,
    finishedAt: instant.nullable(),
    event: z.object({
      id: z.string(),
      type: z.string(),
      subject: z.object({ kind: z.string(), id: z.string() }),
    }),
  })
  .meta({ id: 'WebhookDelivery' })

const shared = { group: 'Webhooks', permission: 'manage_webhooks' } as const

export const webhookDeliveryEndpoints: Endpoint[] = [
  endpoint({
    ...shared,
    method: 'get',
    path: '/webhook-endpoints/{id}/deliveries',
    summary: 'List what an endpoint was sent, the newest event first',
    params: z.object({ id: z.uuid() }),
    query: z.object(pageQuery),
    responses: { 200: pageOfItems(delivery) },
  }).handle(async ({ params: { id }, query: { limit, after } }, { services: { db } }) => {
    const before = readDeliveryCursor(after)
    if (!(await findWebhookEndpoint(db, id))) throw new Problem('not_found')
    const rows = await listDeliveries(db, id, { before, limit: limit + 1 })
    const shown = rows.slice(0, limit)
    const next = rows.length > limit ? String(shown.at(-1)?.eventId) : null
    return { status: 200, body: { items: shown.map(show), next } }
  }),
  endpoint({
    ...shared,
    method: 'post',
    path: '/webhook-deliveries/{id}/replay',
    summary: 'Send a dead delivery again',
    problems: ['not_allowed'],
    params: z.object({ id: z.uuid() }),
    responses: { 202: z.object({ id: z.string(), state: z.literal('pending') }) },
  }).handle(async ({ params: { id } }, { services: { db }, principal, now }) => {
    const replayed = await replayWebhookDelivery(db, { deliveryId: id }, actorOf(principal), now)
    if (replayed.ok) return { status: 202, body: { id, state: 'pending' } }
    const { reason } = replayed.refusal
    if (reason === 'not_found') throw new Problem('not_found')
    const details = {
      not_dead: 'Only a dead delivery is sent again.',
      endpoint_disabled: 'Its endpoint is switched off.',
    }
    throw new Problem('not_allowed', { detail: details[reason] })
  }),
]

function show(row: Awaited<ReturnType<typeof listDeliveries>>[number]) {
  const { id, state, attempts, lastStatus, lastError } = row
  return {
    id,
    state,
    attempts,
    lastStatus,
    lastError,
    nextAt: row.nextAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    event: { id: String(row.eventId), type: row.type, subject: { kind: row.subjectKind, id: row.subjectId } },
  }
}

function readDeliveryCursor(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined
  if (!/^\d{1,15}$/.test(cursor)) throw invalidField('after', 'is not a cursor this list has given')
  return Number(cursor)
}
