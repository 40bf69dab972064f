import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvAnswer } from '#app/pages/csv.ts'
import { readNeutrality } from '#app/pages/detector-watch.server.ts'
import { requirePerson } from '#app/web/services.server.ts'

/** How reviews fared by stars, tier and language in one window, as a file. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_detector')
  const measured = await readNeutrality(context.db, request.url)
  const rows = (measured?.shown.groups ?? []).map((group) => ({
    ...group,
    reasons: Object.entries(group.reasons)
      .map(([code, times]) => `${code}: ${times}`)
      .join('; '),
  }))
  return csvAnswer(`neutrality-${measured?.shown.days ?? 0}-days.csv`, columns, rows)
}

const columns = [
  'dimension',
  'value',
  'reviews',
  'settled',
  'published',
  'publishedInTime',
  'medianHours',
  'p90Hours',
  'reasons',
] as const
