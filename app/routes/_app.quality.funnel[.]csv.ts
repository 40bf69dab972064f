import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvAnswer } from '#app/pages/csv.ts'
import { readFunnel } from '#app/pages/funnel.server.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { funnelLimits, funnelPlace } from '#domain/quality/funnel'

/** A file holds more than a plot can show. */
const size = 5000

/** The rows behind the comparison of sellers, each with its limits. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_quality')
  const { sellers, target, query } = await readFunnel(context.db, new URL(request.url), size)
  const around = target ?? { share: 0, shape: null }
  return csvAnswer(
    `sellers-${query.days}-days.csv`,
    ['sellerId', 'name', 'negative', 'total', 'share', 'place', 'low998', 'low95', 'high95', 'high998'],
    sellers.map(({ sellerId, name, negative, total }) => ({
      ...{ sellerId, name, negative, total, share: negative / total },
      place: funnelPlace({ events: negative, total }, around),
      ...funnelLimits(total, around),
    })),
  )
}
