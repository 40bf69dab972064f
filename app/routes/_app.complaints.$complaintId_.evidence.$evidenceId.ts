import type { LoaderFunctionArgs } from '@remix-run/node'
import { evidenceAnswer } from '#app/pages/evidence-vault.server.ts'
import { requirePerson } from '#app/web/services.server.ts'

/** A file of a complaint, for those of our people who read complaints. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_complaints')
  return evidenceAnswer(context, { complaintId: params.complaintId, evidenceId: params.evidenceId })
}
