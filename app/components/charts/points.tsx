import { chartColours } from '#app/components/charts/colours.ts'
import type { FunnelPlace } from '#domain/quality/funnel'

export type PointLook = FunnelPlace | 'here'

/** A point of a funnel: its shape says where it lies, and its colour says it again. */
export function Point({ x, y, look }: { x: number; y: number; look: PointLook }) {
  switch (look) {
    case 'here':
      return (
        <path
          d={`M${x} ${y - 9}L${x + 9} ${y}L${x} ${y + 9}L${x - 9} ${y}Z`}
          fill="none"
          stroke="currentColor"
          strokeWidth={2.5}
        />
      )
    case 'above_998':
      return <path d={`M${x} ${y - 6}L${x + 6} ${y + 5}L${x - 6} ${y + 5}Z`} fill={chartColours.alarm} />
    case 'above_95':
      return <rect x={x - 4} y={y - 4} width={8} height={8} fill={chartColours.warning} />
    case 'below_95':
    case 'below_998':
      return <circle cx={x} cy={y} r={4} fill="none" stroke={chartColours.good} strokeWidth={2} />
    default:
      return <circle cx={x} cy={y} r={3.5} fill={chartColours.plain} fillOpacity={0.75} />
  }
}
