import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { problemOfMediation } from '#app/api/mediation-refusals.ts'
import { actorOf, requirePerson } from '#app/api/principal.ts'
import { Problem } from '#app/api/problem.ts'
import { externalId, optional, text } from '#app/api/schemas/text.ts'
import { decideArbitration } from '#commands/mediation/decide-arbitration'
import { proveRemedy } from '#commands/mediation/prove-remedy'
import { complaintParties, complaintStates } from '#domain/complaints/state'
import { arbitrationGrounds } from '#domain/mediation/arbitration'
import { type RemedyTerms, remedyDays, remedyKinds } from '#domain/mediation/remedy'

const params = z.object({ id: externalId })
const money = z.object({ amount: z.string().max(13), currency: z.string().length(3) })
const remedy = z
  .object({
    kind: z.enum(remedyKinds),
    amount: optional(money).meta({ description: 'For refunds, and for a discount in money.' }),
    percent: optional(z.int().min(1).max(100)).meta({ description: 'For a discount in per cent.' }),
  })
  .meta({ id: 'Remedy' })

const standing = z
  .object({ id: z.string(), state: z.enum(complaintStates), version: z.int() })
  .meta({ id: 'ComplaintStanding' })

const proof = z
  .object({
    remedy,
    proof: text({ min: 1, max: 2000 }).meta({
      description: 'What shows it: the number of a payment, a parcel.',
    }),
    requestKey: optional(z.uuid()),
  })
  .meta({ id: 'RemedyProof' })

const decision = z
  .object({
    decidedFor: z.enum(complaintParties),
    ground: z.enum(arbitrationGrounds),
    reasons: text({ min: 30, max: 5000 }),
    remedy: optional(remedy).meta({ description: 'What is owed; none where nothing is.' }),
    dueDays: optional(z.int().min(remedyDays.least).max(remedyDays.most)).meta({ description: '14.' }),
    seenVersion: z.int().min(1).max(2_147_483_647),
    requestKey: z.uuid(),
  })
  .meta({ id: 'DecideArbitration' })

const termsOf = ({ kind, amount, percent }: z.output<typeof remedy>): RemedyTerms => ({
  ...{ kind, money: amount ?? null, percent: percent ?? null },
})

export const remedyEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/complaints/{id}/remedy-proof',
    group: 'Intake',
    summary: 'Prove that what was agreed or decided was done; it stands after seven days without a word',
    permission: 'send_intake',
    problems: ['not_allowed', 'changed_meanwhile'],
    params,
    body: proof,
    responses: { 201: standing },
  }).handle(async ({ params: { id }, body }, { services: { db, environment }, principal, now }) => {
    if (!principal) throw new Problem('unauthenticated')
    const requestKey = body.requestKey ?? crypto.randomUUID()
    const terms = termsOf(body.remedy)
    const { marketplaceZone: zone } = environment
    const command = { complaintId: id, requestKey, by: 'host', proof: body.proof, terms, zone } as const
    const proven = await proveRemedy(db, command, { as: principal, actor: actorOf(principal) }, now)
    if (!proven.ok) throw problemOfMediation(proven.refusal, 'proof')
    const { id: provenId, state, version } = proven.value
    return { status: 201, body: { id: provenId, state, version } }
  }),
  endpoint({
    method: 'post',
    path: '/complaints/{id}/decisions',
    group: 'Complaints',
    summary: 'Decide a complaint in arbitration, as somebody who never mediated it',
    permission: 'arbitrate_complaints',
    problems: ['not_allowed', 'changed_meanwhile', 'lease_lost', 'too_early', 'same_person'],
    params,
    body: decision,
    responses: { 201: standing },
  }).handle(async ({ params: { id }, body }, { services: { db, environment }, principal, now }) => {
    const { remedy: owed, dueDays, ...rest } = body
    const command = {
      ...rest,
      complaintId: id,
      zone: environment.marketplaceZone,
      dueDays: dueDays ?? remedyDays.usual,
    }
    const terms = owed ? termsOf(owed) : undefined
    const decided = await decideArbitration(db, { ...command, terms }, requirePerson(principal), now)
    if (!decided.ok) throw problemOfMediation(decided.refusal, 'reasons')
    return { status: 201, body: decided.value }
  }),
]
