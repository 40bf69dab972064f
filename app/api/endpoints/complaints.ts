import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { Problem } from '#app/api/problem.ts'
import { externalId } from '#app/api/schemas/text.ts'
import { findComplaint } from '#db/complaints/complaints'
import { isTiedToComplaints } from '#db/ties'
import { complaintParties, complaintStates } from '#domain/complaints/state'
import { complaintSeverities } from '#domain/complaints/topic'

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
    number: z.int().meta({ description: 'What both sides call it.' }),
    topic: z.string().nullable(),
    subtopic: z.string().nullable(),
    severity: z.enum(complaintSeverities),
    dueAt: instant.nullable().meta({ description: 'When its present state is to end.' }),
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
    problems: ['same_person'],
    responses: { 200: complaint },
  }).handle(async ({ params: { id } }, { services: { db }, principal }) => {
    const found = await findComplaint(db, id)
    if (!found) throw new Problem('not_found')
    if (principal?.kind === 'person' && (await isTiedToComplaints(db, principal.id, [id])))
      throw new Problem('same_person', { members: { why: 'tied' } })
    const { id: complaintId, sellerId, orderId, complainantId, kind, text, evidence, state, version } = found
    const { number, topic, subtopic, severity, createdAt, dueAt, decidedFor, decidedAt } = found
    const decision = decidedFor && decidedAt ? { for: decidedFor, at: decidedAt.toISOString() } : null
    const body = {
      ...{
        id: complaintId,
        sellerId,
        orderId,
        complainantId,
        kind,
        text,
        evidence,
        state,
        version,
        decision,
      },
      ...{ number, topic, subtopic, severity, dueAt: dueAt?.toISOString() ?? null },
      createdAt: createdAt.toISOString(),
    }
    return { status: 200, body }
  }),
]
