import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { queueNames } from '#app/components/desk/evidence.ts'
import { readLinePage } from '#app/pages/desk-item.server.ts'
import { requirePerson } from '#app/web/services.server.ts'

const Place = z.object({ after: z.iso.datetime(), id: z.uuid() })

/** A page of a queue's list as JSON, from its top or after a place in it. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'work_queues')
  const queue = z.enum(queueNames).safeParse(params.queue)
  if (!queue.success) throw new Response(null, { status: 404 })
  const { after, id } = Object.fromEntries(new URL(request.url).searchParams)
  const place = Place.safeParse({ after, id })
  const asked = {
    queue: queue.data,
    after: place.success ? { rankAt: new Date(place.data.after), id: place.data.id } : undefined,
  }
  return Response.json(await readLinePage(context, asked, person))
}
