import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { problemOfExclusion } from '#app/api/exclusion-refusals.ts'
import { actorOf, requirePerson } from '#app/api/principal.ts'
import { caseStanding, codes, proposedScope } from '#app/api/schemas/exclusion-command.ts'
import { optional, text } from '#app/api/schemas/text.ts'
import { approveExclusion } from '#commands/exclusion/approve-exclusion'
import { confirmExclusion } from '#commands/exclusion/confirm-exclusion'
import { decideRecheck } from '#commands/exclusion/decide-recheck'
import { proposeExclusion } from '#commands/exclusion/propose-exclusion'
import { secondDecision } from '#commands/exclusion/second-decision'
import { refuseExclusion, sendBackExclusion } from '#commands/exclusion/send-back-exclusion'
import { findExclusion } from '#db/exclusions/cases'

const params = z.object({ id: z.uuid() })
const version = z.int().min(1).max(2_147_483_647)
const note = text({ max: 5000 })
const requestKey = z.uuid()

const propose = z
  .object({
    ...proposedScope,
    note,
    requestKey,
  })
  .meta({ id: 'ProposeExclusion' })
const second = {
  note: optional(note),
  seenVersion: optional(version),
  requestKey: optional(requestKey),
}
const recheck = z
  .object({
    outcome: z.enum(['reinstate', 'uphold']),
    reasons: codes.meta({ description: 'Why it goes on: codes that `GET /reasons` gives for `uphold`.' }),
    note,
    nextInDays: optional(z.int().min(7).max(30)).meta({ description: 'Until the next re-check; 14.' }),
    seenVersion: version,
    requestKey,
  })
  .meta({ id: 'DecideRecheck' })

const shared = { group: 'Exclusions', params } as const

export const exclusionEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/exclusions',
    group: 'Exclusions',
    summary: 'Propose to take a seller’s goods out of the catalogue',
    description: 'Nothing happens until another person approves.',
    permission: 'manage_exclusions',
    problems: ['already_open', 'not_found'],
    body: propose,
    responses: { 201: caseStanding },
  }).handle(async ({ body }, { services: { db, environment }, principal, now }) => {
    const command = { ...body, zone: environment.marketplaceZone }
    const proposed = await proposeExclusion(db, command, requirePerson(principal), now)
    if (!proposed.ok) throw problemOfExclusion(proposed.refusal)
    return { status: 201, body: proposed.value }
  }),
  endpoint({
    ...shared,
    method: 'post',
    path: '/exclusions/{id}/approve',
    summary: 'Approve what another person proposed or decided',
    description:
      'A proposed exclusion, or a decision at a re-check that overrules the rule. The marketplace is told; where no webhook endpoint hears of it, it takes effect at once.',
    permission: 'approve_exclusions',
    problems: ['same_person', 'changed_meanwhile', 'not_allowed'],
    isBodyOptional: true,
    body: z.object(second).meta({ id: 'ApproveExclusion' }),
    responses: { 200: caseStanding },
  }).handle(async ({ params: { id }, body }, { services: { db }, principal, now }) => {
    const person = requirePerson(principal)
    const { note, ...rest } = body
    const command = { exclusionId: id, ...rest, requestKey: body.requestKey ?? crypto.randomUUID() }
    const approved = (await isRunning(db, id))
      ? await secondDecision(db, { ...command, isApproved: true, note }, person, now)
      : await approveExclusion(db, command, person, now)
    if (!approved.ok) throw problemOfExclusion(approved.refusal)
    return { status: 200, body: approved.value }
  }),
  endpoint({
    ...shared,
    method: 'post',
    path: '/exclusions/{id}/refuse',
    summary: 'Turn down what another person proposed or decided',
    permission: 'approve_exclusions',
    problems: ['same_person', 'changed_meanwhile', 'not_allowed'],
    body: z
      .object({
        ...second,
        note: text({ min: 1, max: 5000 }),
        sendBack: optional(z.boolean()).meta({ description: 'To be mended, not for good.' }),
      })
      .meta({ id: 'RefuseExclusion' }),
    responses: { 200: caseStanding },
  }).handle(async ({ params: { id }, body }, { services: { db }, principal, now }) => {
    const person = requirePerson(principal)
    const { sendBack, ...rest } = body
    const command = { exclusionId: id, ...rest, requestKey: body.requestKey ?? crypto.randomUUID() }
    const turnDown = sendBack ? sendBackExclusion : refuseExclusion
    const refused = (await isRunning(db, id))
      ? await secondDecision(db, { ...command, isApproved: false }, person, now)
      : await turnDown(db, command, person, now)
    if (!refused.ok) throw problemOfExclusion(refused.refusal)
    return { status: 200, body: refused.value }
  }),
  endpoint({
    ...shared,
    method: 'post',
    path: '/exclusions/{id}/recheck',
    summary: 'Decide a re-check',
    description:
      'Before the fourteenth day it is `too_early` for everybody, with `notBefore`. What overrules the proposed outcome waits for a second person.',
    permission: 'decide_rechecks',
    problems: ['too_early', 'changed_meanwhile', 'not_allowed', 'decision_waiting', 'senior_required'],
    body: recheck,
    responses: { 201: caseStanding },
  }).handle(async ({ params: { id }, body }, { services: { db }, principal, now }) => {
    const decided = await decideRecheck(db, { exclusionId: id, ...body }, requirePerson(principal), now)
    if (!decided.ok) throw problemOfExclusion(decided.refusal)
    return { status: 201, body: decided.value }
  }),
  endpoint({
    ...shared,
    method: 'post',
    path: '/exclusions/{id}/confirmation',
    summary: 'Say that a seller’s goods are out of the marketplace’s catalogue',
    description:
      'The day of the first confirmation, in the marketplace’s zone, is the first day of the exclusion.',
    permission: 'confirm_exclusions',
    problems: ['not_allowed'],
    isBodyOptional: true,
    body: z.object({ requestKey: optional(requestKey) }).meta({ id: 'ConfirmExclusion' }),
    responses: { 200: caseStanding },
  }).handle(async ({ params: { id }, body }, { services: { db }, principal, now }) => {
    const command = { exclusionId: id, requestKey: body.requestKey ?? crypto.randomUUID() }
    const confirmed = await confirmExclusion(db, command, actorOf(principal), now)
    if (!confirmed.ok) throw problemOfExclusion(confirmed.refusal)
    return { status: 200, body: confirmed.value }
  }),
]

/** Whether what waits for a second person is a decision at a re-check. */
async function isRunning(db: Parameters<typeof findExclusion>[0], id: string): Promise<boolean> {
  return (await findExclusion(db, id))?.state === 'recheck_running'
}
