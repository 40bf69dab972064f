import type { LoaderFunctionArgs } from '@remix-run/node'
import { streamComplaint } from '#app/pages/complaint-stream.server.ts'
import { requireShopComplaint } from '#app/pages/side-of-complaint.server.ts'

/** Tells a shop that has one of its complaints open that it changed. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { complaint } = await requireShopComplaint(context, request, params.complaintId)
  return streamComplaint(context, request, complaint.id)
}
