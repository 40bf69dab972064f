import { FormattedMessage } from 'react-intl'
import type { ReturnRules } from '#domain/intake'

/** A line of a list of facts: within how many days, how and in which state goods come back, and whom to ask. */
export function ReturnsFact({ returns: { days, how, condition, contact } }: { returns: ReturnRules }) {
  return (
    <>
      <dt>
        <FormattedMessage id="complaints.fact.returns" />
      </dt>
      <dd>
        <FormattedMessage id="complaints.returns.days" values={{ days }} />
        <br />
        <span dir="auto">{how}</span>
        {condition && (
          <>
            <br />
            <FormattedMessage
              id="complaints.returns.condition"
              values={{ condition: <bdi>{condition}</bdi> }}
            />
          </>
        )}
        <br />
        <FormattedMessage id="complaints.returns.contact" values={{ contact: <bdi>{contact}</bdi> }} />
      </dd>
    </>
  )
}
