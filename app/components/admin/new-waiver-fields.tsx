import { TextInput } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import { AreaField, CheckboxesField, useField } from '#app/components/admin/form-fields.tsx'
import type { Day } from '#domain/day'
import { longestWaiverDays, type WaivableKind, waivableKinds } from '#domain/independence/waiver'

/** What a new waiver is for, why, and until when; with how many people judge each kind, as it is for one alone. */
export function NewWaiverFields({
  judges,
  today,
  last,
}: {
  judges: Record<WaivableKind, number>
  today: Day
  last: Day
}) {
  const options = waivableKinds.map((kind) => ({
    value: kind,
    label: (
      <>
        <FormattedMessage id={`waivers.kind.${kind}`} />
        {' – '}
        <FormattedMessage id="waivers.judges" values={{ count: judges[kind] }} />
      </>
    ),
  }))
  return (
    <>
      <CheckboxesField name="kinds" label="waivers.kinds" options={options} />
      <AreaField
        name="reason"
        label="waivers.reason"
        description="waivers.reason.help"
        maxLength={2000}
        isRequired
      />
      <LastDayField min={today} max={last} />
    </>
  )
}

function LastDayField(bounds: { min: Day; max: Day }) {
  const intl = useIntl()
  const field = useField({ name: 'until', label: 'waivers.until' })
  const help = intl.formatMessage({ id: 'waivers.until.help' }, { days: longestWaiverDays })
  return <TextInput {...field} description={help} type="date" required {...bounds} />
}
