import { FormattedMessage, useIntl } from 'react-intl'
import type { Circumstances } from '#domain/complaints/circumstances'

/** When and where it happened. The time is the one that was read there: nobody knows in which zone, so none is put on it. */
export function CircumstanceFacts({ circumstances: { when, where } }: { circumstances: Circumstances }) {
  const intl = useIntl()
  return (
    <>
      {when && (
        <>
          <dt>
            <FormattedMessage id="complaints.fact.when" />
          </dt>
          <dd>
            {intl.formatDate(new Date(`${when.replace(' ', 'T')}Z`), {
              ...({ dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const),
            })}
          </dd>
        </>
      )}
      {where && (
        <>
          <dt>
            <FormattedMessage id="complaints.fact.where" />
          </dt>
          <dd dir="auto">{where}</dd>
        </>
      )}
    </>
  )
}
