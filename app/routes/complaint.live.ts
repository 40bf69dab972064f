import type { LoaderFunctionArgs } from '@remix-run/node'
import { streamComplaint } from '#app/pages/complaint-stream.server.ts'
import { requireLinkSide } from '#app/pages/side-of-complaint.server.ts'

/** Tells whoever has a complaint's signed link open that it changed. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { complaint } = await requireLinkSide(context, request)
  return streamComplaint(context, request, complaint.id)
}
