import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { Problem } from '#app/api/problem.ts'
import { exclusionReading } from '#app/api/schemas/exclusion.ts'
import { showExclusion } from '#app/api/show-exclusion.ts'
import { readConditions } from '#commands/exclusion/read-conditions'
import { listCaseHistory } from '#db/exclusions/case-history'
import { findExclusion } from '#db/exclusions/cases'
import { listRechecks } from '#db/exclusions/rechecks'
import { listStatements } from '#db/exclusions/statements'

const params = z.object({ id: z.uuid() })

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
]
