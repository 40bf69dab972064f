import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { problemOfExclusion } from '#app/api/exclusion-refusals.ts'
import { requirePerson } from '#app/api/principal.ts'
import type { ProblemCode } from '#app/api/problem.ts'
import { caseStanding, proposedScope } from '#app/api/schemas/exclusion-command.ts'
import { optional, text } from '#app/api/schemas/text.ts'
import { annulExclusion } from '#commands/exclusion/annul-exclusion'
import { cancelExclusion } from '#commands/exclusion/cancel-exclusion'
import { closeProbation } from '#commands/exclusion/close-probation'
import { confirmStop } from '#commands/exclusion/confirm-stop'
import { pauseExclusion, resumeExclusion } from '#commands/exclusion/pause-exclusion'
import { relapseSeller } from '#commands/exclusion/relapse-seller'
import { stopSeller } from '#commands/exclusion/stop-seller'
import { giveTerminationNotice, withdrawTermination } from '#commands/exclusion/terminate-seller'
import type { Database } from '#db/client'
import { longestPauseDays } from '#domain/exclusion/clock'
import { terminationExceptions } from '#domain/exclusion/termination'
import type { Permission, Person } from '#domain/permission'
import type { Result } from '#domain/result'

const params = z.object({ id: z.uuid() })
const note = text({ min: 1, max: 5000 })
const seen = { seenVersion: optional(z.int().min(1).max(2_147_483_647)), requestKey: optional(z.uuid()) }
const noted = z.object({ note, ...seen }).meta({ id: 'NotedChange' })
const plain = z.object(seen).meta({ id: 'PlainChange' })
const pause = z
  .object({
    days: z.int().min(1).max(longestPauseDays).meta({ description: 'Whole days from today.' }),
    note,
    ...seen,
  })
  .meta({ id: 'PauseExclusion' })
const terminate = z
  .object({
    terminatesOn: optional(z.iso.date()).meta({
      description: 'The first day without service; left out, the earliest lawful one.',
    }),
    exception: optional(z.enum(terminationExceptions)).meta({
      description: 'A ground of the law on which it need not wait thirty days.',
    }),
    note,
    ...seen,
  })
  .meta({ id: 'TerminateSeller' })
const stop = z.object({ ...proposedScope, note, requestKey: z.uuid() }).meta({ id: 'StopSeller' })

const shared = { group: 'Exclusions', method: 'post', params, responses: { 200: caseStanding } } as const

export const exclusionMeasureEndpoints: Endpoint[] = [
  endpoint({
    group: 'Exclusions',
    method: 'post',
    path: '/exclusions/stop',
    summary: 'Take a seller’s goods out of the catalogue at once',
    description:
      'For danger, illegality or a legal duty only. Another person has to look at it within 72 hours: `confirm-stop` lets it stand as an exclusion, `annul` lifts it.',
    permission: 'stop_at_once',
    problems: ['not_found', 'not_allowed'],
    body: stop,
    responses: { 201: caseStanding },
  }).handle(async ({ body }, { services: { db, environment }, principal, now }) => {
    const command = { ...body, zone: environment.marketplaceZone }
    const stopped = await stopSeller(db, command, requirePerson(principal), now)
    if (!stopped.ok) throw problemOfExclusion(stopped.refusal)
    return { status: 201, body: stopped.value }
  }),
  change({
    path: '/exclusions/{id}/confirm-stop',
    summary: 'Let an immediate stop stand as an exclusion',
    permission: 'approve_exclusions',
    problems: ['same_person'],
    body: plain,
    command: confirmStop,
  }),
  change({
    path: '/exclusions/{id}/annul',
    summary: 'Annul an exclusion that was a mistake',
    description:
      'By two people: the first request asks for it, the same of another person does it, and the seller returns at once.',
    permission: 'approve_exclusions',
    problems: ['same_person'],
    body: noted,
    command: annulExclusion,
  }),
  change({
    path: '/exclusions/{id}/cancel',
    summary: 'Take a proposal or a notice back before it has any effect',
    permission: 'manage_exclusions',
    body: noted,
    command: cancelExclusion,
  }),
  change({
    path: '/exclusions/{id}/pause',
    summary: 'Let a case stand still for a seller’s illness or force majeure',
    description: 'Once in each cycle, and thirty days at most.',
    permission: 'manage_exclusions',
    body: pause,
    command: (db, { note: why, ...command }, person, now) =>
      pauseExclusion(db, { ...command, why }, person, now),
  }),
  change({
    path: '/exclusions/{id}/resume',
    summary: 'End a pause before its time',
    permission: 'manage_exclusions',
    body: plain,
    command: resumeExclusion,
  }),
  change({
    path: '/exclusions/{id}/terminate',
    summary: 'Give notice that a seller’s service ends',
    description:
      'After three refusals or on a ground of the law; at least thirty days ahead but for such a ground.',
    permission: 'stop_at_once',
    body: terminate,
    command: giveTerminationNotice,
  }),
  change({
    path: '/exclusions/{id}/withdraw-termination',
    summary: 'Take a notice of termination back before its day',
    permission: 'stop_at_once',
    body: noted,
    command: withdrawTermination,
  }),
  change({
    path: '/exclusions/{id}/close-probation',
    summary: 'End a probation well although not everything promised was kept',
    description:
      'Only once it is over (`too_early`, with `notBefore`) and every promise that came due is settled.',
    permission: 'manage_exclusions',
    problems: ['too_early'],
    body: noted,
    command: closeProbation,
  }),
  change({
    path: '/exclusions/{id}/relapse',
    summary: 'End a probation in which a seller relapsed',
    permission: 'manage_exclusions',
    body: noted,
    command: relapseSeller,
  }),
]

type Changing<Body extends z.ZodType<{ seenVersion?: number | undefined; requestKey?: string | undefined }>> =
  {
    path: string
    summary: string
    description?: string
    permission: Permission
    problems?: readonly ProblemCode[]
    body: Body
    command: (
      db: Database,
      command: z.output<Body> & { exclusionId: string; requestKey: string },
      person: Person,
      now: Date,
    ) => Promise<Result<z.input<typeof caseStanding>, Parameters<typeof problemOfExclusion>[0]>>
  }

/** An endpoint that makes one change of one case; a body in which nothing is required may be left out. */
function change<
  Body extends z.ZodType<{ seenVersion?: number | undefined; requestKey?: string | undefined }>,
>({ command, problems = [], ...described }: Changing<Body>): Endpoint {
  return endpoint({
    ...shared,
    ...described,
    problems: [...problems, 'changed_meanwhile', 'not_allowed'],
    isBodyOptional: described.body.safeParse({}).success,
  }).handle(async ({ params: { id }, body }, { services: { db }, principal, now }) => {
    const asked = { ...body, exclusionId: id, requestKey: body.requestKey ?? crypto.randomUUID() }
    const changed = await command(db, asked, requirePerson(principal), now)
    if (!changed.ok) throw problemOfExclusion(changed.refusal)
    return { status: 200, body: changed.value }
  })
}
