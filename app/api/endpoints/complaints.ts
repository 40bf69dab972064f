import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { Problem } from '#app/api/problem.ts'
import { externalId } from '#app/api/schemas/text.ts'
import { findComplaint } from '#db/complaints/complaints'
import { complaintParties, complaintStates } from '#domain/complaints/state'

const instant = z.string().meta({ format: 'date-time' })

const complaint = z
  .object({
    id: z.string(),
    sellerId: z.string(),
    orderId: z.string().nullable(),
    complainantId: z.string(),
    kind: z.string(),
    text: z.string(),
    evidence: z.array(z.unknown()),
    createdAt: instant,
    state: z.enum(complaintStates),
    version: z.int(),
    decision: z.object({ for: z.enum(complaintParties), at: instant }).nullable(),
  })
  .meta({ id: 'ComplaintReading' })

export const complaintEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/complaints/{id}',
    group: 'Reading',
    summary: 'Read one complaint',
    permission: 'read_sellers',
    params: z.object({ id: externalId }),
    responses: { 200: complaint },
  }).handle(async ({ params: { id } }, { services: { db } }) => {
    const found = await findComplaint(db, id)
    if (!found) throw new Problem('not_found')
    const { createdAt, decidedFor, decidedAt, ...rest } = found
    const decision = decidedFor && decidedAt ? { for: decidedFor, at: decidedAt.toISOString() } : null
    return { status: 200, body: { ...rest, createdAt: createdAt.toISOString(), decision } }
  }),
]
