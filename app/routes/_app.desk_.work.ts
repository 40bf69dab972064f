import type { ActionFunctionArgs } from '@remix-run/node'
import { DeskRequest, fulfil } from '#app/pages/desk-requests.server.ts'
import { requirePerson } from '#app/web/services.server.ts'

/**
 * What the desk asks for in the background: the next item ahead of time, a lease extended, a decision sent. It
 * answers in JSON, a refusal with 409, and never by a redirect that would take the page away.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  if (!context.person) return Response.json({ ok: false, refusal: { reason: 'signed_out' } }, { status: 401 })
  const person = requirePerson(context, request, 'work_queues')
  const asked = DeskRequest.safeParse(Object.fromEntries(await request.formData()))
  if (!asked.success) return Response.json({ ok: false, refusal: { reason: 'unreadable' } }, { status: 422 })
  const answer = await fulfil(context.db, asked.data, person, {
    zone: context.environment.marketplaceZone,
    now: context.clock.now(),
  })
  return Response.json(answer, { status: answer.ok ? 200 : 409 })
}
