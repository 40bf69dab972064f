import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvAnswer } from '#app/pages/csv.ts'
import { readSignals } from '#app/pages/signals.server.ts'
import { requirePerson } from '#app/web/services.server.ts'

/** The rows behind the figures of signals: each signal, week by week. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_detector')
  const { db, clock, environment } = context
  const asked = { db, zone: environment.marketplaceZone, now: clock.now() }
  const { signals, days } = await readSignals(asked, new URL(request.url))
  return csvAnswer(
    `signals-${days}-days.csv`,
    ['signal', 'week', 'fired', 'decided', 'fakes', 'right', 'wrong'],
    signals.flatMap(({ weeks }) => weeks),
  )
}
