import { z } from 'zod'
import { complaintProblem } from '#app/api/complaint-refusals.ts'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { requirePerson } from '#app/api/principal.ts'
import { Problem } from '#app/api/problem.ts'
import { problemOfRefusal } from '#app/api/refusals.ts'
import { externalId, optional, text } from '#app/api/schemas/text.ts'
import { takeComplaint } from '#commands/complaints/take-complaint'
import { triageComplaint } from '#commands/complaints/triage-complaint'
import type { TookPart } from '#commands/independence/refusing-unwaived'
import type { WorkRefusal } from '#commands/work-refusal'
import { answerHours } from '#domain/complaints/clock'
import { complaintQueues } from '#domain/complaints/desk'
import { complaintStates } from '#domain/complaints/state'
import { complaintChecks } from '#domain/complaints/triage'
import type { MediatorRefusal } from '#domain/mediation/independence'

const answer = text({ min: 1, max: 5000 })
const told = text({ min: 1, max: 5000 }).meta({
  description: 'What the buyer is told; nothing of `answer` is shown to them.',
})
const checked = z.array(z.enum(complaintChecks)).max(complaintChecks.length)
const illegal = z
  .object({ law: text({ min: 1, max: 500 }), why: text({ min: 1, max: 2000 }) })
  .meta({ description: 'The law it breaks, and why it does; null where it is only against the rules.' })

const decision = z
  .discriminatedUnion('move', [
    z.object({
      move: z.literal('ask_seller'),
      hours: z.int().min(answerHours.least).max(answerHours.most),
      namesComplainant: z.boolean(),
    }),
    z.object({ move: z.enum(['fast_track', 'clear_danger', 'resume_triage', 'resume_mediation']) }),
    z.object({ move: z.literal('mark_duplicate'), duplicateOf: externalId }),
    z.object({ move: z.enum(['put_out_of_scope', 'find_invalid']), answer }),
    z.object({
      move: z.literal('remove_content'),
      ...{ reasonCode: text({ min: 1, max: 128 }), illegal: illegal.nullable().default(null) },
    }),
    z.object({ move: z.literal('not_prove'), answer, checked }),
    z.object({ move: z.literal('verify_fake'), answer, told, checked }),
    z.object({
      move: z.literal('verify_extortion'),
      ...{ answer, told, checked, reviewId: externalId.nullable().default(null) },
    }),
  ])
  .meta({ id: 'TriageDecision' })

function problemOfClaim(refusal: WorkRefusal | TookPart | MediatorRefusal): Problem {
  if (refusal.reason !== 'decided_before' && refusal.reason !== 'took_part') return problemOfRefusal(refusal)
  return new Problem('same_person', { members: { why: refusal.reason } })
}

export const complaintWorkEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/complaints/claim',
    group: 'Work',
    summary: 'Take the next complaint in line, or the one named, for oneself alone until the lease ends',
    description: 'Whoever takes one that waits for a mediator mediates it from then on.',
    permission: 'triage_complaints',
    problems: ['lease_lost', 'not_found', 'same_person'],
    body: z
      .object({ queue: optional(z.enum(complaintQueues)), complaintId: optional(externalId) })
      .meta({ id: 'ClaimComplaint' }),
    responses: { 200: z.object({ id: z.string() }), 204: null },
  }).handle(async ({ body }, { services: { db }, principal, now }) => {
    const claimed = await takeComplaint(db, body, requirePerson(principal), now)
    if (!claimed.ok) throw problemOfClaim(claimed.refusal)
    return claimed.value === undefined ? { status: 204 } : { status: 200, body: { id: claimed.value } }
  }),
  endpoint({
    method: 'post',
    path: '/complaints/{id}/triage',
    group: 'Work',
    summary: 'Decide where a complaint goes from its line',
    description:
      'Where nobody holds the lease, deciding needs none. The same requestKey gets the first answer.',
    permission: 'triage_complaints',
    problems: ['changed_meanwhile', 'lease_lost', 'not_allowed', 'same_person'],
    params: z.object({ id: externalId }),
    body: z
      .object({ decision, seenVersion: z.int().min(1).max(2_147_483_647), requestKey: z.uuid() })
      .meta({ id: 'TriageComplaint' }),
    responses: {
      200: z.object({ id: z.string(), state: z.enum(complaintStates), version: z.int() }),
    },
  }).handle(async ({ params, body }, { services: { db, environment }, principal, now }) => {
    const command = { ...body, complaintId: params.id, zone: environment.marketplaceZone }
    const triaged = await triageComplaint(db, command, requirePerson(principal), now)
    if (!triaged.ok) throw complaintProblem(triaged.refusal)
    return { status: 200, body: triaged.value }
  }),
]
