import { Checkbox } from '@mantine/core'
import { useIntl } from 'react-intl'
import { SelectField, useField } from '#app/components/admin/form-fields.tsx'
import { StaffForm, type StaffFormProps } from '#app/components/complaints/staff-form.tsx'
import { LongTextField } from '#app/components/portal/long-text-field.tsx'
import type { ComplaintLane } from '#domain/complaints/lane'

/** A message in one of the lanes; what a side reads is confirmed (B31). */
export function StaffMessageForm({ lanes, ...form }: StaffFormProps & { lanes: ComplaintLane[] }) {
  const intl = useIntl()
  const options = lanes.map((value) => ({
    value,
    label: intl.formatMessage({ id: `complaints.lane.${value}` }),
  }))
  return (
    <StaffForm name="message" {...form}>
      <SelectField name="lane" label="complaints.field.to" options={options} defaultValue="internal" />
      <LongTextField name="text" label="complaints.field.text" max={5000} />
      <ConfirmBox />
    </StaffForm>
  )
}

function ConfirmBox() {
  const { label, error } = useField({ name: 'isConfirmed', label: 'complaints.staff.confirm' })
  return <Checkbox name="isConfirmed" label={label} error={error} />
}
