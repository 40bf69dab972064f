import type { LoaderFunctionArgs } from '@remix-run/node'
import { evidenceAnswer } from '#app/pages/evidence-vault.server.ts'
import { requireLinkSide } from '#app/pages/side-of-complaint.server.ts'

/** A file of a complaint, for whoever has its signed link. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { complaint, side } = await requireLinkSide(context, request)
  return evidenceAnswer(context, { complaintId: complaint.id, evidenceId: params.evidenceId }, side)
}
