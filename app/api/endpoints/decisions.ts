import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { requirePerson } from '#app/api/principal.ts'
import { Problem } from '#app/api/problem.ts'
import { problemOfRefusal } from '#app/api/refusals.ts'
import { externalId, optional, text } from '#app/api/schemas/text.ts'
import { nameDecider } from '#app/api/who.ts'
import { decideReview } from '#commands/decide-review'
import { reopenReview } from '#commands/reopen-review'
import { undoDecision } from '#commands/undo-decision'
import { findDecision } from '#db/decisions'
import { decisionActions, reviewStates } from '#domain/review'

const instant = z.string().meta({ format: 'date-time' })
const ours = z.object({ id: z.uuid() })
const version = z.int().min(1).max(2_147_483_647)
const standing = { state: z.enum(reviewStates), version: z.int() }
const redaction = z.object({
  start: z.int().min(0).max(10_000),
  end: z.int().min(0).max(10_000),
  reason: text({ min: 1, max: 128 }),
})

const decide = z
  .object({
    action: z.enum(decisionActions),
    reasonCode: optional(text({ max: 128 })),
    note: optional(text({ max: 5000 })),
    redactions: optional(z.array(redaction).max(100)).meta({
      description: 'Spans in UTF-16 units; `end` is exclusive.',
    }),
    seenVersion: version,
    requestKey: z.uuid(),
  })
  .meta({ id: 'Decide' })

const decision = z
  .object({
    id: z.string(),
    subject: z.object({ kind: z.string(), id: z.string() }),
    action: z.enum(decisionActions),
    reasonCode: z.string().nullable(),
    note: z.string().nullable(),
    redactions: z.array(redaction),
    by: z.string(),
    at: instant,
    automated: z.boolean(),
    effectiveAt: instant.meta({ description: 'Until then it can be undone, and is told to nobody.' }),
    undoneAt: instant.nullable(),
    policyVersion: z.int(),
    statementOfReasonsId: z.string().nullable(),
    ...standing,
  })
  .meta({ id: 'Decision' })

export const decisionEndpoints: Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/decisions/{id}',
    group: 'Reading',
    summary: 'Read one decision',
    permission: 'read_reviews',
    params: ours,
    responses: { 200: decision },
  }).handle(async ({ params: { id } }, { services: { db }, principal }) => {
    const found = await findDecision(db, id)
    if (!found) throw new Problem('not_found')
    return {
      status: 200,
      body: {
        id,
        subject: { kind: found.subjectKind, id: found.subjectId },
        action: found.action,
        reasonCode: found.reasonCode,
        note: found.note,
        redactions: found.redactions,
        by: nameDecider(found, principal),
        at: found.decidedAt.toISOString(),
        automated: found.decidedBy === null,
        effectiveAt: found.effectiveAt.toISOString(),
        undoneAt: found.undoneAt?.toISOString() ?? null,
        policyVersion: found.policyVersion,
        statementOfReasonsId: found.statementId,
        state: found.toState,
        version: found.version,
      },
    }
  }),
  endpoint({
    method: 'post',
    path: '/reviews/{id}/decisions',
    group: 'Work',
    summary: 'Decide about a review',
    description:
      'Where nobody holds the lease, deciding needs none. The same requestKey gets the first answer.',
    permission: 'decide_reviews',
    problems: ['changed_meanwhile', 'lease_lost', 'not_allowed', 'same_person'],
    params: z.object({ id: externalId }),
    body: decide,
    responses: { 201: z.object({ id: z.string(), ...standing, undoUntil: instant }) },
  }).handle(async ({ params, body }, { services: { db, environment }, principal, now }) => {
    const command = { ...body, reviewId: params.id, zone: environment.marketplaceZone }
    const decided = await decideReview(db, command, requirePerson(principal), now)
    if (!decided.ok) throw problemOfRefusal(decided.refusal)
    const { undoUntil, ...rest } = decided.value
    return { status: 201, body: { ...rest, undoUntil: undoUntil.toISOString() } }
  }),
  endpoint({
    method: 'post',
    path: '/decisions/{id}/undo',
    group: 'Work',
    summary: 'Take back one’s own decision before anybody outside hears of it',
    permission: 'decide_reviews',
    problems: ['too_late'],
    params: ours,
    responses: { 200: z.object(standing) },
  }).handle(async ({ params: { id } }, { services: { db }, principal, now }) => {
    const undone = await undoDecision(db, { decisionId: id }, requirePerson(principal), now)
    if (!undone.ok) throw problemOfRefusal(undone.refusal)
    const { state, version } = undone.value
    return { status: 200, body: { state, version } }
  }),
  endpoint({
    method: 'post',
    path: '/reviews/{id}/reopen',
    group: 'Work',
    summary: 'Put a decided review before people again',
    permission: 'reopen_reviews',
    problems: ['changed_meanwhile', 'not_allowed'],
    params: z.object({ id: externalId }),
    body: z
      .object({ why: text({ min: 1, max: 1000 }), seenVersion: version, requestKey: z.uuid() })
      .meta({ id: 'Reopen' }),
    responses: { 200: z.object(standing) },
  }).handle(async ({ params, body }, { services: { db }, principal, now }) => {
    const reopened = await reopenReview(db, { ...body, reviewId: params.id }, requirePerson(principal), now)
    if (!reopened.ok) throw problemOfRefusal(reopened.refusal)
    return { status: 200, body: reopened.value }
  }),
]
