import type { LoaderFunctionArgs } from '@remix-run/node'
import { readComplaintDoor } from '#app/pages/complaint-door.server.ts'
import { evidenceAnswer } from '#app/pages/evidence-vault.server.ts'
import { requirePerson } from '#app/web/services.server.ts'

/** A file of a complaint, for those of our people who work on it; to others it is not there. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'open_complaint_files')
  const door = await readComplaintDoor(context.db, params.complaintId ?? '', person)
  if (!door.mayOpenFiles) throw new Response(null, { status: 404 })
  return evidenceAnswer(context, { complaintId: params.complaintId, evidenceId: params.evidenceId })
}
