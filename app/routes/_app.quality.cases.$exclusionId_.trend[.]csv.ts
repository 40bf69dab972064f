import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { csvAnswer } from '#app/pages/csv.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { findExclusion } from '#db/exclusions/cases'
import { listWeeklyQuality } from '#db/quality/plots'
import { wilsonInterval } from '#domain/quality/wilson'

const weeks = 104

/** The rows behind the trend of a case, further back than the plot. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_quality')
  const id = z.uuid().safeParse(params.exclusionId)
  const exclusion = id.success ? await findExclusion(context.db, id.data) : undefined
  if (!exclusion) throw new Response(null, { status: 404 })
  const { sellerId, zone } = exclusion
  const rows = await listWeeklyQuality(context.db, sellerId, { weeks, zone, now: context.clock.now() })
  return csvAnswer(
    `trend-${sellerId}.csv`,
    ['week', 'negative', 'reviews', 'share', 'low95', 'high95', 'marketShare'],
    rows.map(({ week, negative, total, marketNegativeShare }) => {
      const { low, high } = wilsonInterval(negative, total)
      return {
        ...{ week, negative, reviews: total, share: total > 0 ? negative / total : null },
        ...{ low95: low, high95: high, marketShare: marketNegativeShare },
      }
    }),
  )
}
