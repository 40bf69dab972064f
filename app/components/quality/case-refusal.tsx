import { Alert } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import { Instant } from '#app/components/review/age.tsx'

/** Why a form was refused; who came first and when, where somebody did. */
export type CaseRefusalFacts = {
  reason: string
  by?: string | null
  at?: string
  state?: string
  notBefore?: string
  earliest?: string
}

export function CaseRefusal({ refusal }: { refusal: CaseRefusalFacts }) {
  const intl = useIntl()
  const { reason, by, at, state, notBefore, earliest } = refusal
  return (
    <Alert color="orange" variant="outline" role="alert" mb="md">
      <FormattedMessage
        id={`caseRefusal.${reason}`}
        defaultMessage={intl.formatMessage({ id: 'refusal.unknown' })}
        values={{
          by: by ?? intl.formatMessage({ id: 'actor.somebody' }),
          at: at ? <Instant at={at} /> : '',
          state: state ? intl.formatMessage({ id: `caseState.${state}`, defaultMessage: state }) : '',
          day: notBefore ? <Instant at={notBefore} /> : (earliest ?? ''),
          reason,
        }}
      />
    </Alert>
  )
}
