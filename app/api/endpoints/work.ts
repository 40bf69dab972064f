import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { requirePerson } from '#app/api/principal.ts'
import { problemOfRefusal } from '#app/api/refusals.ts'
import { optional, text } from '#app/api/schemas/text.ts'
import { claimWork } from '#commands/claim-work'
import { extendLease } from '#commands/extend-lease'
import { handOverWork } from '#commands/hand-over-work'
import { releaseWork } from '#commands/release-work'
import { skipWork } from '#commands/skip-work'

const instant = z.string().meta({ format: 'date-time' })
const queue = z.enum(['reviews', 'seniors'])
const why = z.object({
  factor: z.string(),
  hours: z.number().meta({ description: 'How far it brings the item forward.' }),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
const task = z
  .object({
    id: z.string(),
    kind: z.enum(['review']),
    subjectId: z.string(),
    queue,
    leaseUntil: instant,
    dueAt: instant,
    version: z.int(),
    why: z.array(why),
  })
  .meta({ id: 'Task' })

const params = z.object({ taskId: z.uuid() })
const reason = z.object({ reason: text({ min: 1, max: 1000 }) })
const shared = { group: 'Work', permission: 'work_queues', problems: ['lease_lost'] } as const

export const workEndpoints: Endpoint[] = [
  endpoint({
    ...shared,
    method: 'post',
    path: '/work/claim',
    summary: 'Take the next item in line, for oneself alone until the lease ends',
    problems: [],
    body: z.object({ queue: optional(queue) }).meta({ id: 'Claim' }),
    responses: { 200: z.object({ task }), 204: null },
  }).handle(async ({ body }, { services: { db }, principal, now }) => {
    const claimed = await claimWork(db, { queue: body.queue }, requirePerson(principal), now)
    if (!claimed.ok) throw problemOfRefusal(claimed.refusal)
    if (!claimed.value) return { status: 204 }
    const { draft: _, leaseUntil, dueAt, ...rest } = claimed.value
    const times = { leaseUntil: leaseUntil.toISOString(), dueAt: dueAt.toISOString() }
    return { status: 200, body: { task: { ...rest, ...times } } }
  }),
  endpoint({
    ...shared,
    method: 'post',
    path: '/work/{taskId}/extend',
    summary: 'Start one’s lease anew',
    params,
    responses: { 200: z.object({ leaseUntil: instant }) },
  }).handle(async ({ params: { taskId } }, { services: { db }, principal, now }) => {
    const extended = await extendLease(db, { workItemId: taskId }, requirePerson(principal), now)
    if (!extended.ok) throw problemOfRefusal(extended.refusal)
    return { status: 200, body: { leaseUntil: extended.value.leaseUntil.toISOString() } }
  }),
  endpoint({
    ...shared,
    method: 'post',
    path: '/work/{taskId}/release',
    summary: 'Give an item back to the line',
    params,
    body: reason,
    responses: { 204: null },
  }).handle(async ({ params: { taskId }, body }, { services: { db }, principal, now }) => {
    const command = { workItemId: taskId, reason: body.reason }
    const released = await releaseWork(db, command, requirePerson(principal), now)
    if (!released.ok) throw problemOfRefusal(released.refusal)
    return { status: 204 }
  }),
  endpoint({
    ...shared,
    method: 'post',
    path: '/work/{taskId}/skip',
    summary: 'Pass an item over; it is not served to the same person for some hours',
    params,
    body: reason,
    responses: { 204: null },
  }).handle(async ({ params: { taskId }, body }, { services: { db }, principal, now }) => {
    const command = { workItemId: taskId, reason: body.reason }
    const skipped = await skipWork(db, command, requirePerson(principal), now)
    if (!skipped.ok) throw problemOfRefusal(skipped.refusal)
    return { status: 204 }
  }),
  endpoint({
    ...shared,
    method: 'post',
    path: '/work/{taskId}/handover',
    summary: 'Put an item into a colleague’s hands',
    params,
    body: z.object({ to: z.uuid(), note: text({ min: 1, max: 1000 }) }).meta({ id: 'Handover' }),
    responses: { 204: null },
  }).handle(async ({ params: { taskId }, body }, { services: { db }, principal, now }) => {
    const command = { workItemId: taskId, toAccountId: body.to, note: body.note }
    const handed = await handOverWork(db, command, requirePerson(principal), now)
    if (!handed.ok) throw problemOfRefusal(handed.refusal)
    return { status: 204 }
  }),
]
