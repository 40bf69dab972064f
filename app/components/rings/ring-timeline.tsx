import { useIntl } from 'react-intl'
import { chartColours } from '#app/components/charts/colours.ts'
import { ScrollBox } from '#app/components/pages/scroll-box.tsx'
import classes from '#app/components/rings/rings.module.css'
import type { RingReviewShape, RingSellerShape } from '#app/components/rings/shape.ts'

const width = 720
const left = 150
const right = 20
const rowHeight = 34
const top = 12
/** Sellers with the most reviews; what the others got stands in the table. */
const mostRows = 12

type Shown = { reviews: RingReviewShape[]; sellers: RingSellerShape[] }

/** When the members wrote about each seller: a point for each review. The table of reviews says the same in words. */
export function RingTimeline({ reviews, sellers }: Shown) {
  const intl = useIntl()
  const rows = sellers.slice(0, mostRows)
  const times = reviews.map(({ at }) => new Date(at).getTime())
  const [first, last] = [Math.min(...times), Math.max(...times)]
  const height = top + rows.length * rowHeight + 28
  const place = (at: string) => {
    const share = last === first ? 0.5 : (new Date(at).getTime() - first) / (last - first)
    return Math.round(left + 14 + share * (width - left - right - 28))
  }
  const day = (at: number) =>
    intl.formatDate(at, { day: 'numeric', month: 'short', hour: 'numeric', minute: 'numeric' })
  const label = intl.formatMessage(
    { id: 'ring.timeline.label' },
    { reviews: reviews.length, from: day(first), to: day(last) },
  )
  return (
    <ScrollBox label={label}>
      <svg className={classes.timeline} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {rows.map((seller, row) => (
          <g key={seller.id}>
            <text x={0} y={top + row * rowHeight + 21}>
              {shorten(seller.name ?? seller.id)}
            </text>
            <line
              x1={left}
              x2={width - right}
              y1={top + row * rowHeight + 17}
              y2={top + row * rowHeight + 17}
              stroke={chartColours.faint}
            />
            {reviews
              .filter(({ sellerId }) => sellerId === seller.id)
              .map((review) => (
                <Point
                  key={review.id}
                  x={place(review.at)}
                  y={top + row * rowHeight + 17}
                  rating={review.rating}
                />
              ))}
          </g>
        ))}
        <text x={left} y={height - 6}>
          {day(first)}
        </text>
        <text x={width - right} y={height - 6} textAnchor="end">
          {day(last)}
        </text>
      </svg>
    </ScrollBox>
  )
}

/** Praise is a full disc, blame a triangle, what is neither a ring. */
function Point({ x, y, rating }: { x: number; y: number; rating: number }) {
  if (rating > 3) return <circle cx={x} cy={y} r={7} fill={chartColours.plain} fillOpacity={0.7} />
  if (rating === 3)
    return <circle cx={x} cy={y} r={6} fill="none" stroke={chartColours.plain} strokeWidth={2} />
  return (
    <path
      d={`M${x} ${y - 8}L${x + 8} ${y + 6}L${x - 8} ${y + 6}Z`}
      fill={chartColours.alarm}
      fillOpacity={0.8}
    />
  )
}

function shorten(name: string): string {
  const letters = [...name]
  return letters.length > 18 ? `${letters.slice(0, 17).join('')}…` : name
}
