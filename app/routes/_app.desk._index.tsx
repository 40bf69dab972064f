import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requirePerson } from '#app/web/services.server.ts'
import { queueSummary } from '#db/queue-page'

/** The desk without a queue named: where this person holds something, else the reviews. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'work_queues')
  const zone = context.environment.marketplaceZone
  const summary = await queueSummary(context.db, person, { now: context.clock.now(), zone })
  throw redirect(`/desk/${summary.find(({ mine }) => mine > 0)?.queue ?? 'reviews'}`)
}
