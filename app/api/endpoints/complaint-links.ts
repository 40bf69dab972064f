import { z } from 'zod'
import { type Endpoint, endpoint } from '#app/api/endpoint.ts'
import { Problem } from '#app/api/problem.ts'
import { externalId, optional } from '#app/api/schemas/text.ts'
import { signLink } from '#app/sign-link.ts'
import { findComplaint } from '#db/complaints/complaints'
import { complaintLinkEnd, formLinkEnd } from '#domain/complaints/clock'
import { subjectOfForm } from '#domain/complaints/form-link'
import { complaintSides } from '#domain/complaints/mover'

const link = z
  .object({
    url: z.url(),
    expiresAt: z.string().meta({ format: 'date-time' }),
  })
  .meta({ id: 'SignedLink' })

/** Links the marketplace shows in people's own accounts. Whoever has one needs no account of ours. */
export const complaintLinkEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/complaints/{id}/links',
    group: 'Complaints',
    summary: 'A link by which one side of a complaint follows it',
    permission: 'send_intake',
    params: z.object({ id: externalId }),
    body: z.object({ side: z.enum(complaintSides) }).meta({ id: 'ComplaintLink' }),
    responses: { 201: link },
  }).handle(async ({ params: { id }, body }, { services: { db, environment }, now }) => {
    if (!(await findComplaint(db, id))) throw new Problem('not_found')
    const expiresAt = complaintLinkEnd(now)
    const signed = { purpose: 'complaint', subject: id, party: body.side, expiresAt } as const
    const token = signLink(signed, environment.sessionSecret)
    const url = `${environment.linkBase}/complaint?link=${token}`
    return { status: 201, body: { url, expiresAt: expiresAt.toISOString() } }
  }),
  endpoint({
    method: 'post',
    path: '/complaint-forms',
    group: 'Complaints',
    summary: 'A link to a form by which a buyer complains of a purchase',
    permission: 'send_intake',
    body: z
      .object({ sellerId: externalId, orderId: optional(externalId), complainantId: externalId })
      .meta({ id: 'ComplaintForm' }),
    responses: { 201: link },
  }).handle(async ({ body: { sellerId, orderId, complainantId } }, { services: { environment }, now }) => {
    const expiresAt = formLinkEnd(now)
    const subject = subjectOfForm({ sellerId, orderId: orderId ?? null })
    const signed = { purpose: 'complaint_form', subject, party: complainantId, expiresAt } as const
    const token = signLink(signed, environment.sessionSecret)
    const url = `${environment.linkBase}/complaint/new?link=${token}`
    return { status: 201, body: { url, expiresAt: expiresAt.toISOString() } }
  }),
]
