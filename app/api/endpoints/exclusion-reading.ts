import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { Problem } from '#app/api/problem.ts'
import { exclusionReading } from '#app/api/schemas/exclusion.ts'
import { showExclusion } from '#app/api/show-exclusion.ts'
import { readConditions } from '#commands/exclusion/read-conditions'
import { listCaseHistory } from '#db/exclusions/case-history'
import { findExclusion } from '#db/exclusions/cases'
import { listRechecks } from '#db/exclusions/rechecks'
import { findStatement, listStatements } from '#db/exclusions/statements'
import { languages } from '#domain/language'

const params = z.object({ id: z.uuid() })

const statement = z
  .object({
    id: z.string(),
    kind: z.string(),
    subject: z.object({ kind: z.string(), id: z.string() }),
    sellerId: z.string(),
    language: z.enum(languages),
    title: z.string(),
    text: z.string(),
    fields: z.record(z.string(), z.unknown()).meta({
      description: 'As the Commission’s database of statements of reasons names them.',
    }),
    deliveries: z.array(
      z.object({ channel: z.string(), state: z.string(), at: z.string().meta({ format: 'date-time' }) }),
    ),
    createdAt: z.string().meta({ format: 'date-time' }),
  })
  .meta({ id: 'Statement' })

export const exclusionReadingEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/exclusions/{id}',
    group: 'Exclusions',
    summary: 'Read an exclusion, with its conditions of return as they stand',
    permission: 'read_quality',
    params,
    responses: { 200: exclusionReading },
  }).handle(async ({ params: { id } }, { services: { db }, principal, now }) => {
    const exclusion = await findExclusion(db, id)
    if (!exclusion) throw new Problem('not_found')
    const [conditions, rechecks, statements, history] = await Promise.all([
      readConditions(db, exclusion, now),
      listRechecks(db, id),
      listStatements(db, id),
      listCaseHistory(db, id),
    ])
    const found = { exclusion, conditions, rechecks, statements, history }
    return { status: 200, body: showExclusion(found, principal) }
  }),
  endpoint({
    method: 'get',
    path: '/statements/{id}',
    group: 'Reading',
    summary: 'Read a statement of reasons as it was sent',
    permission: 'read_quality',
    params,
    responses: { 200: statement },
  }).handle(async ({ params: { id } }, { services: { db } }) => {
    const found = await findStatement(db, id)
    if (!found) throw new Problem('not_found')
    const { kind, subjectKind, subjectId, addresseeSellerId, language, title, body, fields } = found
    return {
      status: 200,
      body: {
        id,
        kind,
        subject: { kind: subjectKind, id: subjectId },
        sellerId: addresseeSellerId,
        language,
        title,
        text: body,
        fields,
        deliveries: found.deliveries.map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() })),
        createdAt: found.createdAt.toISOString(),
      },
    }
  }),
]
