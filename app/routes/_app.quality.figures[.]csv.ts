import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvAnswer } from '#app/pages/csv.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { listCaseWeeks } from '#db/exclusions/figures'

const weeks = 104

/** The rows behind the plot of exclusions and returns, further back than it. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_quality')
  const zone = context.environment.marketplaceZone
  const rows = await listCaseWeeks(context.db, { weeks, zone, now: context.clock.now() })
  return csvAnswer('exclusions-by-week.csv', ['week', 'excluded', 'reinstated'], rows)
}
