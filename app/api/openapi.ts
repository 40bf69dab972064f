import {
  extendZodWithOpenApi,
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  type RouteConfig,
} from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import type { Endpoint } from '#app/api/endpoint.ts'
import { type ProblemCode, problems } from '#app/api/problem.ts'
import { isPeopleOnly } from '#domain/permission'

extendZodWithOpenApi(z)

const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(Object.keys(problems)),
    errors: z
      .array(z.object({ path: z.string(), message: z.string(), code: z.string().optional() }))
      .optional(),
  })
  .meta({ id: 'Problem' })

const idempotencyKey = z
  .string()
  .min(1)
  .max(255)
  .optional()
  .meta({ description: 'The same key and body within 24 hours get the first answer again.' })

/** The OpenAPI 3.1 document of the table of endpoints, made from the schemas that validate. */
export function openApiDocument(endpoints: readonly Endpoint[]) {
  const registry = new OpenAPIRegistry()
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key or a session token.',
  })
  for (const endpoint of endpoints) registry.registerPath(describe(endpoint))
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Assay',
      version: '1.0.0',
      description: 'What a marketplace sends in, reads and is told, and what its moderators do.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api/v1' }],
  })
}

function describe(endpoint: Endpoint): RouteConfig {
  const { method, path, group, summary, description, permission, params, query, body } = endpoint
  const required = !endpoint.isBodyOptional
  const headers = method === 'post' ? z.object({ 'Idempotency-Key': idempotencyKey }) : undefined
  return {
    method,
    path,
    tags: [group],
    summary,
    description: [description, whoMay(permission)].filter(Boolean).join('\n\n'),
    security: permission === 'public' ? [] : [{ bearer: [] }],
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(headers && { headers }),
      ...(body && { body: { required, content: { 'application/json': { schema: body } } } }),
    },
    responses: { ...goodResponses(endpoint), ...problemResponses(endpoint) },
  }
}

function whoMay(permission: Endpoint['permission']): string {
  if (permission === 'public') return 'Needs no credential.'
  return `Needs the permission \`${permission}\`${isPeopleOnly(permission) ? ', which only people have' : ''}.`
}

function goodResponses({ responses }: Endpoint): RouteConfig['responses'] {
  return Object.fromEntries(
    Object.entries(responses).map(([status, schema]) => [
      status,
      {
        description: schema ? 'Done.' : 'Done; there is nothing to say.',
        ...(schema && { content: { 'application/json': { schema } } }),
      },
    ]),
  )
}

function problemResponses(endpoint: Endpoint): RouteConfig['responses'] {
  const codes = new Map<number, string[]>()
  for (const code of problemsOf(endpoint)) {
    const { status } = problems[code]
    codes.set(status, [...(codes.get(status) ?? []), `\`${code}\``])
  }
  return Object.fromEntries(
    [...codes].map(([status, names]) => [
      String(status),
      {
        description: `Not done: ${names.join(', ')}.`,
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  )
}

/** What can be wrong with a request to an endpoint, its own problems and those of its kind. */
function problemsOf({ method, permission, params, query, body, problems = [] }: Endpoint): Set<ProblemCode> {
  const isPublic = permission === 'public'
  const takesBody = method !== 'get' && method !== 'delete'
  return new Set<ProblemCode>([
    'unreadable_url',
    ...(isPublic ? [] : (['unauthenticated', 'forbidden'] as const)),
    ...(!isPublic && isPeopleOnly(permission) ? (['people_only'] as const) : []),
    ...(params ? (['not_found'] as const) : []),
    ...(takesBody ? (['unreadable_body', 'too_large', 'unsupported_media_type'] as const) : []),
    ...(body ? (['unreadable_json'] as const) : []),
    ...(body || query || method === 'post' ? (['invalid'] as const) : []),
    ...(method === 'post' ? (['idempotency_mismatch', 'in_progress'] as const) : []),
    ...problems,
    'unavailable',
  ])
}
