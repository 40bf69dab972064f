import { Badge, Progress } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/portal/portal.module.css'
import type { Condition, ConditionState } from '#domain/exclusion/conditions'

const looks: Record<ConditionState, { sign: string; color: string }> = {
  met: { sign: '✓', color: 'green' },
  unmet: { sign: '✗', color: 'red' },
  pending: { sign: '…', color: 'yellow' },
  not_measurable: { sign: '–', color: 'gray' },
}

/** What must be so for the goods to return (R4.9), as it stands now. */
export function Checklist({ conditions }: { conditions: Condition[] }) {
  return (
    <ul className={classes.checklist}>
      {conditions.map((condition) => (
        <ConditionRow key={condition.check} condition={condition} />
      ))}
    </ul>
  )
}

function ConditionRow({ condition: { check, state, have, need, items } }: { condition: Condition }) {
  const intl = useIntl()
  const { sign, color } = looks[state]
  const oneDigit = (value: number) => intl.formatNumber(value, { maximumFractionDigits: 1 })
  const isShare = check === 'negatives_handled' && need > 0
  return (
    <li>
      <span className={classes.sign} aria-hidden>
        {sign}
      </span>
      <div>
        <strong>
          <FormattedMessage id={`condition.${check}`} />
        </strong>{' '}
        <Badge variant="light" color={color}>
          <FormattedMessage id={`condition.state.${state}`} />
        </Badge>
        <p>
          <FormattedMessage
            id={state === 'not_measurable' ? 'condition.not_measurable.text' : `condition.${check}.text`}
            values={{ have: oneDigit(have), need: oneDigit(need) }}
          />
        </p>
        {isShare && (
          <Progress
            value={(have / need) * 100}
            aria-label={intl.formatMessage({ id: `condition.${check}` })}
          />
        )}
        {items.length > 0 && (
          <Link to="/portal/reviews?show=open">
            <FormattedMessage id="condition.open_reviews" values={{ count: items.length }} />
          </Link>
        )}
        {check === 'letter' && state !== 'met' && (
          <Link to="/portal/letter">
            <FormattedMessage id="condition.write_letter" />
          </Link>
        )}
      </div>
    </li>
  )
}
