import { useIntl } from 'react-intl'
import { chartColours } from '#app/components/charts/colours.ts'
import type { WeekOfSignal } from '#domain/detection/signal-quality'

const step = 10
const height = 28

/** How often a signal fired week by week, as bars in a line of text. */
export function WeekSpark({ weeks }: { weeks: WeekOfSignal[] }) {
  const intl = useIntl()
  const most = Math.max(1, ...weeks.map(({ fired }) => fired))
  const dayText = (week: WeekOfSignal | undefined) =>
    week ? intl.formatDate(week.week, { day: 'numeric', month: 'short', timeZone: 'UTC' }) : ''
  const label = intl.formatMessage(
    { id: 'signals.sparkText' },
    {
      first: dayText(weeks[0]),
      last: dayText(weeks.at(-1)),
      counts: weeks.map(({ fired }) => intl.formatNumber(fired)).join(', '),
    },
  )
  return (
    <svg
      width={weeks.length * step}
      height={height}
      viewBox={`0 0 ${weeks.length * step} ${height}`}
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      {weeks.map(({ week, fired }, at) => {
        const tall = Math.max(1, (fired / most) * (height - 2))
        return (
          <rect
            key={week}
            x={at * step + 1}
            y={height - tall}
            width={step - 2}
            height={tall}
            fill={fired === 0 ? chartColours.faint : chartColours.plain}
          />
        )
      })}
    </svg>
  )
}
