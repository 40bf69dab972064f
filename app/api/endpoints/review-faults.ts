import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { requirePerson } from '#app/api/principal.ts'
import { invalidField, Problem } from '#app/api/problem.ts'
import { externalId, text } from '#app/api/schemas/text.ts'
import { type AttributeFaultRefusal, attributeFault } from '#commands/disputes/attribute-fault'
import { countsAgainstSeller, faults } from '#domain/disputes/fault'

const attribute = z
  .object({
    fault: z.enum(faults),
    note: text({ min: 1, max: 5000 }).meta({ description: 'Why; the seller reads it word for word.' }),
    seenFault: z
      .enum(faults)
      .nullable()
      .meta({ description: 'Whose fault it was held to be when this was looked at.' }),
    requestKey: z.uuid(),
  })
  .meta({ id: 'AttributeFault' })

export const reviewFaultEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/reviews/{id}/fault',
    group: 'Work',
    summary: 'Say whose fault what a negative review tells of was',
    description:
      'The review stays as it is; where others than the seller are at fault it is left out of the seller’s figures. ' +
      'The marketplace hears of it by `review.fault_attributed`. The same requestKey says it once.',
    permission: 'judge_disputes',
    problems: ['changed_meanwhile', 'not_allowed'],
    params: z.object({ id: externalId }),
    body: attribute,
    responses: { 200: z.object({ fault: z.enum(faults), countsAgainstSeller: z.boolean() }) },
  }).handle(async ({ params, body }, { services: { db }, principal, now }) => {
    const { fault } = body
    const asked = { ...body, reviewId: params.id, seenFault: body.seenFault ?? undefined }
    const said = await attributeFault(db, asked, requirePerson(principal), now)
    if (!said.ok) throw problemOf(said.refusal)
    return { status: 200, body: { fault, countsAgainstSeller: countsAgainstSeller(fault) } }
  }),
]

function problemOf({ reason }: AttributeFaultRefusal): Problem {
  switch (reason) {
    case 'not_found':
      return new Problem('not_found')
    case 'not_permitted':
    case 'took_part':
    case 'tied':
      return new Problem('forbidden', { members: { reason } })
    case 'changed_meanwhile':
      return new Problem('changed_meanwhile')
    case 'not_of_a_buyer':
    case 'not_negative':
    case 'not_shown':
    case 'claim_waits':
      return new Problem('not_allowed', { members: { reason } })
    case 'note_required':
      return invalidField('note', 'is needed for this')
    case 'request_key_taken':
      return invalidField('requestKey', 'was sent before about something else')
    default:
      return reason satisfies never
  }
}
