import type { LoaderFunctionArgs } from '@remix-run/node'
import { evidenceAnswer } from '#app/pages/evidence-vault.server.ts'
import { requireShopSide } from '#app/pages/side-of-complaint.server.ts'

/** A file of a complaint, for the shop it is about. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { complaint, side } = await requireShopSide(context, request, params.complaintId)
  return evidenceAnswer(context, { complaintId: complaint.id, evidenceId: params.evidenceId }, side)
}
