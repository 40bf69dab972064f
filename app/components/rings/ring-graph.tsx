import { useIntl } from 'react-intl'
import { LegendEntry } from '#app/components/charts/chart-frame.tsx'
import charts from '#app/components/charts/charts.module.css'
import { tieLooks } from '#app/components/rings/looks.ts'
import { drawingSize, type Place, placeRing } from '#app/components/rings/places.ts'
import classes from '#app/components/rings/rings.module.css'
import type { MemberShape, TieShape } from '#app/components/rings/shape.ts'
import { tieKinds } from '#domain/rings/tie'

/** With more than this nothing could be told apart; the tables say it all. */
export const mostDrawn = 60

/** Who is tied to whom by what. The tables below say the same in words, so that it is one picture to whoever hears it. */
export function RingGraph({ members, ties }: { members: MemberShape[]; ties: TieShape[] }) {
  const intl = useIntl()
  const numbers = members.map(({ number }) => number)
  const places = placeRing(numbers, ties)
  const label = intl.formatMessage({ id: 'ring.graph.label' }, { members: members.length, ties: ties.length })
  const kinds = tieKinds.filter((kind) => ties.some((tie) => tie.kind === kind))
  return (
    <>
      <svg
        className={classes.graph}
        viewBox={`0 0 ${drawingSize} ${drawingSize}`}
        role="img"
        aria-label={label}
      >
        {ties.map((tie, index) => (
          <Lines key={tie.label} tie={tie} from={places.ties[index]} places={places.members} />
        ))}
        {ties.map((tie, index) => (
          <Hub key={tie.label} tie={tie} at={places.ties[index]} />
        ))}
        {members.map((member) => (
          <Member key={member.number} member={member} at={places.members.get(member.number)} />
        ))}
      </svg>
      <ul className={charts.legend}>
        {kinds.map((kind) => (
          <LegendEntry
            key={kind}
            label={`ring.tie.${kind}`}
            swatch={
              <line
                x1={0}
                x2={26}
                y1={7}
                y2={7}
                stroke={tieLooks[kind].colour}
                strokeWidth={3}
                strokeDasharray={tieLooks[kind].dash}
              />
            }
          />
        ))}
      </ul>
    </>
  )
}

type LinesOf = { tie: TieShape; from: Place | undefined; places: Map<number, Place> }

function Lines({ tie, from, places }: LinesOf) {
  const { colour, dash } = tieLooks[tie.kind]
  return tie.members.map((member) => {
    const to = places.get(member)
    if (!from || !to) return null
    return (
      <line
        key={member}
        x1={from.x}
        y1={from.y}
        x2={to.x}
        y2={to.y}
        stroke={colour}
        strokeWidth={2}
        strokeDasharray={dash}
      />
    )
  })
}

function Hub({ tie, at }: { tie: TieShape; at: Place | undefined }) {
  if (!at) return null
  return (
    <g>
      <rect
        x={at.x - 20}
        y={at.y - 15}
        width={40}
        height={30}
        rx={4}
        className={classes.node}
        stroke={tieLooks[tie.kind].colour}
      />
      <text x={at.x} y={at.y + 6} className={classes.label}>
        {tie.label}
      </text>
    </g>
  )
}

function Member({ member, at }: { member: MemberShape; at: Place | undefined }) {
  if (!at) return null
  return (
    <g>
      <title>{member.authorId}</title>
      <circle
        cx={at.x}
        cy={at.y}
        r={19}
        className={classes.node}
        stroke="currentColor"
        strokeDasharray={member.exemptedAt ? '4 4' : undefined}
      />
      <text x={at.x} y={at.y + 6} className={classes.label}>
        {member.number}
      </text>
    </g>
  )
}
