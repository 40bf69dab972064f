import { Alert, Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import { DayText } from '#app/components/quality/day-text.tsx'

/** Whether the daily counters stood up to a full rebuild. */
export function CounterCheck({
  check,
}: {
  check: { rebuiltOn: string | null; rebuiltRows: number; driftedRows: number } | undefined
}) {
  if (!check?.rebuiltOn)
    return (
      <Text>
        <FormattedMessage id="quality_run.never_rebuilt" />
      </Text>
    )
  const values = {
    day: <DayText day={check.rebuiltOn} />,
    rows: check.rebuiltRows,
    drifted: check.driftedRows,
  }
  if (check.driftedRows === 0)
    return (
      <Text>
        <FormattedMessage id="quality_run.no_drift" values={values} />
      </Text>
    )
  return (
    <Alert color="red" role="alert">
      <FormattedMessage id="quality_run.drift" values={values} />
    </Alert>
  )
}
