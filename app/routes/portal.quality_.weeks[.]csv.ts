import type { LoaderFunctionArgs } from '@remix-run/node'
import { trendWeeks } from '#app/pages/shop-trend.server.ts'
import { requireSeller } from '#app/web/services.server.ts'

/** The weeks behind the plot, as a file. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { sellerId } = requireSeller(context, request)
  const weeks = await trendWeeks(context, sellerId)
  const lines = weeks.map(({ week, negative, total, marketNegativeShare }) =>
    [week, negative, total, marketNegativeShare ?? ''].join(','),
  )
  return new Response(`week,negative,total,market_negative_share\n${lines.join('\n')}\n`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="weeks.csv"',
    },
  })
}
