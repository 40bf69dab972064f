import { FormattedMessage, useIntl } from 'react-intl'
import type { Refusal } from '#app/components/desk/answer.ts'
import { Age, Instant } from '#app/components/review/age.tsx'

/** One sentence for each way in which something was refused, with who and when where that is known. */
export function RefusalText({ refusal }: { refusal: Refusal }) {
  const intl = useIntl()
  const { reason, at, until, state } = refusal
  const by = refusal.by ?? intl.formatMessage({ id: 'actor.somebody' })
  return (
    <FormattedMessage
      id={`refusal.${reason}`}
      defaultMessage={intl.formatMessage({ id: 'refusal.unknown' })}
      values={{
        by: by === 'automatic' || by === 'marketplace' ? intl.formatMessage({ id: `actor.${by}` }) : by,
        at: at ? <Age at={at} /> : '',
        until: until ? <Instant at={until} /> : '',
        state: state ? intl.formatMessage({ id: `reviewState.${state}`, defaultMessage: state }) : '',
        reason,
      }}
    />
  )
}
