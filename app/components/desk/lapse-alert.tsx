import { Alert, Button } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import { useNow } from '#app/components/now.tsx'

/** Says that the lease ran out, that nothing typed is lost, and offers the item again. */
export function LapseAlert({ until, onTakeAgain }: { until: string; onTakeAgain: () => void }) {
  const intl = useIntl()
  if (new Date(until).getTime() > useNow(1000)) return null
  return (
    <Alert
      color="orange"
      variant="outline"
      role="alert"
      mb="sm"
      title={intl.formatMessage({ id: 'lapse.title' })}
      data-testid="lapsed"
    >
      <FormattedMessage id="lapse.text" />{' '}
      <Button size="compact-sm" variant="default" onClick={onTakeAgain}>
        <FormattedMessage id="lapse.again" />
      </Button>
    </Alert>
  )
}
