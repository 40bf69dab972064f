import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import classes from '#app/components/quality/quality.module.css'
import review from '#app/components/review/review.module.css'
import type { Condition } from '#domain/exclusion/conditions'

const signs = { met: '✓', unmet: '✗', pending: '…', not_measurable: '–' } as const
const itemsShown = 12

/** The conditions of return, each with how it stands, its figures and the reviews and complaints it is about. */
export function CaseConditions({ conditions }: { conditions: Condition[] }) {
  return (
    <ul className={classes.checks}>
      {conditions.map(({ check, state, have, need, items }) => (
        <li key={check} data-check={check} data-state={state}>
          <span aria-hidden="true">{signs[state]}</span>
          <strong>
            <FormattedMessage id={`check.${check}`} />
          </strong>
          <span>
            <FormattedMessage id={`checkState.${state}`} />
            {': '}
            <FormattedMessage
              id={`check.${check}.figures`}
              values={{
                have: <FormattedNumber value={have} maximumFractionDigits={1} />,
                need: <FormattedNumber value={need} maximumFractionDigits={1} />,
                count: have,
              }}
            />
          </span>
          {items.length > 0 && <ItemLinks items={items} />}
        </li>
      ))}
    </ul>
  )
}

/** Reviews and complaints by id, to be opened; those after the first twelve are folded away. */
export function ItemLinks({ items }: { items: readonly string[] }) {
  const rest = items.slice(itemsShown)
  return (
    <div>
      <LineOfLinks items={items.slice(0, itemsShown)} />
      {rest.length > 0 && (
        <details>
          <summary className={classes.moreItems}>
            <FormattedMessage id="case.moreItems" values={{ count: rest.length }} />
          </summary>
          <LineOfLinks items={rest} />
        </details>
      )}
    </div>
  )
}

function LineOfLinks({ items }: { items: readonly string[] }) {
  return (
    <span className={review.line}>
      {items.map((id) => (
        <Anchor
          key={id}
          component={Link}
          to={`/search?q=${encodeURIComponent(id)}`}
          underline="always"
          fz="xs"
          style={{ overflowWrap: 'anywhere' }}
        >
          {id}
        </Anchor>
      ))}
    </span>
  )
}
