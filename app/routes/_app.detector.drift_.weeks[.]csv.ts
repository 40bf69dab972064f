import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvAnswer } from '#app/pages/csv.ts'
import { readDrift } from '#app/pages/detector-watch.server.ts'
import { requirePerson } from '#app/web/services.server.ts'

/** How far every input and the score moved, week by week, as a file. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_detector')
  const { weeks } = await readDrift(context.db)
  const rows = weeks.flatMap(({ week, screened, stability }) =>
    stability.map((one) => ({ week, screened, ...one })),
  )
  return csvAnswer('drift.csv', columns, rows)
}

const columns = ['week', 'screened', 'name', 'index', 'referenceRate', 'rate', 'isAlarming'] as const
