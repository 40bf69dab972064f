import { Badge, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { FormattedList, FormattedMessage } from 'react-intl'
import type { MeasureFacts } from '#app/components/measures/facts.ts'
import { GroundText } from '#app/components/measures/ground-text.tsx'
import classes from '#app/components/measures/measures.module.css'
import { useNow } from '#app/components/now.tsx'
import { DayOf } from '#app/components/review/age.tsx'
import review from '#app/components/review/review.module.css'
import { counts } from '#domain/measures/ladder'

const colours = { in_force: 'orange', done: 'green', ended: 'gray', lifted: 'gray' } as const

/** One measure in words: what, why, until when, and what became of it. */
export function MeasureItem({ measure, children }: { measure: MeasureFacts; children?: ReactNode }) {
  const { step, ground, explanation, task, state, imposedAt, imposedByName } = measure
  return (
    <li className={classes.item}>
      <Group gap="xs">
        <h3>
          <FormattedMessage id={`measure.step.${step}`} />
        </h3>
        <Badge color={colours[state]} variant="light" autoContrast>
          <FormattedMessage id={`measure.state.${state}`} />
        </Badge>
      </Group>
      <p>
        <FormattedMessage id="measure.mine.why" values={{ ground: <GroundText ground={ground} /> }} />
      </p>
      <p className={review.text}>{explanation}</p>
      {task && (
        <p className={review.text}>
          <FormattedMessage id="measure.task" values={{ task }} />
        </p>
      )}
      <Effect measure={measure} />
      <Ending measure={measure} />
      <p className={review.muted}>
        {imposedByName ? (
          <FormattedMessage
            id="measure.imposedBy"
            values={{ name: imposedByName, day: <DayOf at={imposedAt} /> }}
          />
        ) : (
          <DayOf at={imposedAt} />
        )}
        {measure.skipReason && (
          <>
            {' · '}
            <FormattedMessage
              id="measure.skipped"
              values={{ steps: <StepNames steps={measure.skipped} />, reason: measure.skipReason }}
            />
          </>
        )}
      </p>
      {children}
    </li>
  )
}

/** The names of steps, as a list in a sentence. */
export function StepNames({ steps }: { steps: readonly string[] }) {
  return (
    <FormattedList
      type="conjunction"
      value={steps.map((step) => <FormattedMessage key={step} id={`measure.step.${step}`} />)}
    />
  )
}

/** What a measure does, and for how long it counts. */
function Effect({ measure }: { measure: MeasureFacts }) {
  const { step, state, factor, categories, until, strikeUntil } = measure
  const now = new Date(useNow(60_000))
  const isLate = step === 'coaching' && state === 'in_force' && new Date(until) <= now
  const isCounting = counts({ ...measure, strikeUntil: new Date(strikeUntil) }, now)
  return (
    <p className={review.line}>
      {factor !== null && (
        <span>
          <FormattedMessage id="measure.factor" values={{ factor }} />
        </span>
      )}
      {categories && (
        <span>
          <FormattedMessage
            id="measure.hidden"
            values={{ categories: <FormattedList type="conjunction" value={categories} /> }}
          />
        </span>
      )}
      {state === 'in_force' && step !== 'warning' && (
        <span>
          <FormattedMessage
            id={step === 'coaching' ? 'measure.doneBy' : 'measure.until'}
            values={{ day: <DayOf at={until} /> }}
          />
        </span>
      )}
      {isLate && (
        <span>
          <FormattedMessage id="measure.overdue" />
        </span>
      )}
      <span>
        <FormattedMessage
          id={isCounting ? 'measure.strikeUntil' : 'measure.strikeOver'}
          values={{ day: <DayOf at={strikeUntil} /> }}
        />
      </span>
    </p>
  )
}

/** By whom, when and why a measure was closed; nothing where it was not, or only its time was over. */
function Ending({
  measure: { state, closedAt, closedByName, liftGround, liftNote },
}: {
  measure: MeasureFacts
}) {
  if (!closedAt || state === 'ended' || state === 'in_force') return null
  const day = <DayOf at={closedAt} />
  if (!liftGround) {
    return closedByName ? (
      <p>
        <FormattedMessage id="measure.finishedBy" values={{ name: closedByName, day }} />
      </p>
    ) : null
  }
  const ground = <FormattedMessage id={`measure.lift.${liftGround}`} />
  return (
    <p>
      {closedByName ? (
        <FormattedMessage id="measure.liftedBy" values={{ name: closedByName, day, ground }} />
      ) : (
        <FormattedMessage id="measure.lifted" values={{ day, ground }} />
      )}{' '}
      {liftNote}
    </p>
  )
}
