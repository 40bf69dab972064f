import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { CalendarDay } from '#app/components/portal/calendar-day.tsx'
import classes from '#app/components/portal/portal.module.css'
import type { Day } from '#domain/day'

type Facts = {
  dayZero: Day | null
  recheckDay: Day | null
  letterDay: Day | null
  daysToRecheck: number | null
  pausedUntil: Day | null
  category: string | null
  probationDay: Day | null
  terminationDay: Day | null
  stage: string
}

/** The days a seller has to know, each with what it means. */
export function CaseFacts({ shopCase }: { shopCase: Facts }) {
  const { dayZero, recheckDay, letterDay, daysToRecheck, pausedUntil, category } = shopCase
  const { probationDay, terminationDay, stage } = shopCase
  const isOut = dayZero !== null && stage !== 'probation'
  return (
    <dl className={classes.facts}>
      {isOut && <Fact label="portal.fact.since" day={dayZero} />}
      {recheckDay && (
        <Fact label="portal.fact.recheck" day={recheckDay}>
          <FormattedMessage
            id={dayZero ? 'portal.fact.in_days' : 'portal.fact.after_effect'}
            values={{ days: daysToRecheck ?? 0 }}
          />
        </Fact>
      )}
      {letterDay && (
        <Fact label="portal.fact.letter" day={letterDay}>
          <FormattedMessage id="portal.fact.letter_help" />
        </Fact>
      )}
      {pausedUntil && <Fact label="portal.fact.paused" day={pausedUntil} />}
      {stage === 'probation' && probationDay && <Fact label="portal.fact.probation" day={probationDay} />}
      {terminationDay && <Fact label="portal.fact.termination" day={terminationDay} />}
      {category && (
        <div>
          <dt>
            <FormattedMessage id="portal.fact.category" />
          </dt>
          <dd>{category}</dd>
        </div>
      )}
    </dl>
  )
}

function Fact({ label, day, children }: { label: string; day: Day; children?: ReactNode }) {
  return (
    <div>
      <dt>
        <FormattedMessage id={label} />
      </dt>
      <dd>
        <CalendarDay day={day} />
        {children && <small>{children}</small>}
      </dd>
    </div>
  )
}
