import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvAnswer } from '#app/pages/csv.ts'
import { readDrift } from '#app/pages/detector-watch.server.ts'
import { requirePerson } from '#app/web/services.server.ts'

/** What probabilities promised beside what people found, band by band, as a file. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_detector')
  const { calibration } = await readDrift(context.db)
  const rows = calibration.map(({ interval, ...band }) => ({
    ...band,
    intervalLow: interval.low,
    intervalHigh: interval.high,
  }))
  return csvAnswer('calibration.csv', columns, rows)
}

const columns = [
  'low',
  'high',
  'decided',
  'fakes',
  'expectedShare',
  'observedShare',
  'intervalLow',
  'intervalHigh',
  'isAlarming',
] as const
