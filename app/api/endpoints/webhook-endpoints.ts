import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { actorOf } from '#app/api/principal.ts'
import { invalidField, Problem } from '#app/api/problem.ts'
import { pageQuery } from '#app/api/schemas/list.ts'
import { optional, text } from '#app/api/schemas/text.ts'
import { changeWebhookEndpoint } from '#commands/change-webhook-endpoint'
import { type CreateRefusal, createWebhookEndpoint } from '#commands/create-webhook-endpoint'
import { removeWebhookEndpoint } from '#commands/remove-webhook-endpoint'
import { rotateWebhookSecret } from '#commands/rotate-webhook-secret'
import { findWebhookEndpoint, listWebhookEndpoints, type WebhookEndpoint } from '#db/webhook-endpoints'
import { marketplaceEventTypes } from '#domain/announcement'

const instant = z.string().meta({ format: 'date-time' })
const types = z.array(text({ max: 100 })).max(marketplaceEventTypes.length)
const url = text({ min: 1, max: 2048 })
const secret = z.string().meta({ description: 'Shown here and never again.' })
const shown = z
  .object({
    id: z.string(),
    url: z.string(),
    types: z.array(z.string()).nullable().meta({ description: 'Null: every type.' }),
    disabledAt: instant.nullable(),
    failingSince: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'WebhookEndpoint' })

const params = z.object({ id: z.uuid() })
const shared = { group: 'Webhooks', permission: 'manage_webhooks' } as const

export const webhookEndpoints: Endpoint[] = [
  endpoint({
    ...shared,
    method: 'get',
    path: '/webhook-endpoints',
    summary: 'List the webhook endpoints',
    query: z.object({ limit: pageQuery.limit }),
    responses: { 200: z.object({ items: z.array(shown), next: z.null() }) },
  }).handle(async ({ query: { limit } }, { services: { db } }) => {
    const all = await listWebhookEndpoints(db)
    return { status: 200, body: { items: all.slice(0, limit).map(show), next: null } }
  }),
  endpoint({
    ...shared,
    method: 'post',
    path: '/webhook-endpoints',
    summary: 'Register a webhook endpoint',
    isSecret: true,
    body: z
      .object({ url, types: optional(types), secret: optional(z.string().max(200)) })
      .meta({ id: 'NewWebhookEndpoint' }),
    responses: {
      201: z.object({ id: z.string(), url: z.string(), types: z.array(z.string()).nullable(), secret }),
    },
  }).handle(async ({ body }, { services: { db }, principal, now }) => {
    const command = {
      url: body.url,
      ...(body.types && { types: body.types }),
      ...(body.secret && { secret: body.secret }),
    }
    const created = await createWebhookEndpoint(db, command, actorOf(principal), now)
    if (!created.ok) throw problemOf(created.refusal)
    return { status: 201, body: created.value }
  }),
  endpoint({
    ...shared,
    method: 'get',
    path: '/webhook-endpoints/{id}',
    summary: 'Read one webhook endpoint',
    params,
    responses: { 200: shown },
  }).handle(async ({ params: { id } }, { services: { db } }) => {
    const found = await findWebhookEndpoint(db, id)
    if (!found) throw new Problem('not_found')
    return { status: 200, body: show(found) }
  }),
  endpoint({
    ...shared,
    method: 'patch',
    path: '/webhook-endpoints/{id}',
    summary: 'Change a webhook endpoint, or switch it off or on; what is left out stays',
    params,
    body: z
      .object({
        url: url.optional(),
        types: types.nullish(),
        disabled: z.boolean().optional(),
      })
      .meta({ id: 'WebhookEndpointChange' }),
    responses: { 200: shown },
  }).handle(async ({ params: { id }, body }, { services: { db }, principal, now }) => {
    const changed = await changeWebhookEndpoint(db, { id, ...body }, actorOf(principal), now)
    if (!changed.ok) throw problemOf(changed.refusal)
    const found = await findWebhookEndpoint(db, id)
    if (!found) throw new Problem('not_found')
    return { status: 200, body: show(found) }
  }),
  endpoint({
    ...shared,
    method: 'delete',
    path: '/webhook-endpoints/{id}',
    summary: 'Remove a webhook endpoint with what was still to be sent to it',
    params,
    responses: { 204: null },
  }).handle(async ({ params: { id } }, { services: { db }, principal, now }) => {
    const removed = await removeWebhookEndpoint(db, { id }, actorOf(principal), now)
    if (!removed.ok) throw problemOf(removed.refusal)
    return { status: 204 }
  }),
  endpoint({
    ...shared,
    method: 'post',
    path: '/webhook-endpoints/{id}/rotate',
    summary: 'Give a new secret; for a day webhooks are signed with the old one as well',
    isSecret: true,
    params,
    responses: { 200: z.object({ secret, previousUntil: instant }) },
  }).handle(async ({ params: { id } }, { services: { db }, principal, now }) => {
    const rotated = await rotateWebhookSecret(db, { id }, actorOf(principal), now)
    if (!rotated.ok) throw problemOf(rotated.refusal)
    const { secret, previousUntil } = rotated.value
    return { status: 200, body: { secret, previousUntil: previousUntil.toISOString() } }
  }),
]

function show({ disabledAt, failingSince, createdAt, ...rest }: WebhookEndpoint) {
  return {
    ...rest,
    disabledAt: disabledAt?.toISOString() ?? null,
    failingSince: failingSince?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }
}

function problemOf(refusal: CreateRefusal | { reason: 'not_found' }): Problem {
  switch (refusal.reason) {
    case 'not_found':
      return new Problem('not_found')
    case 'bad_url':
      return invalidField('url', 'must be an http or https address without credentials')
    case 'unknown_type':
      return invalidField('types', `${refusal.type} is no type of event`)
    case 'bad_secret':
      return invalidField('secret', 'must be whsec_ and 24 to 64 bytes in base64')
    default:
      return refusal satisfies never
  }
}
