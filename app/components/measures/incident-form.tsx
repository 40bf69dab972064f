import { Stack } from '@mantine/core'
import { Form } from '@remix-run/react'
import { useIntl } from 'react-intl'
import { AreaField, DayField, FormState, SelectField, TextField } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { Hidden } from '#app/components/measures/hidden.tsx'

type New = { categories: string[]; requestKey: string; answer: FormAnswer | undefined }

/** Where days are noted on which something beyond the sellers went wrong. */
export function IncidentForm({ categories, requestKey, answer }: New) {
  const intl = useIntl()
  const every = { value: '', label: intl.formatMessage({ id: 'incident.everyCategory' }) }
  const states = (['under_review', 'in_force'] as const).map((state) => ({
    value: state,
    label: intl.formatMessage({ id: `incident.state.${state}` }),
  }))
  return (
    <Form method="post" key={requestKey}>
      <FormState state={answer?.form === 'open' ? answer.state : undefined}>
        <Stack gap="sm" maw={480}>
          <Hidden form="open" requestKey={requestKey} />
          <AreaField name="reason" label="incident.field.reason" isRequired maxLength={2000} />
          <DayField name="fromDay" label="incident.field.from" isRequired />
          <DayField name="toDay" label="incident.field.to" isRequired />
          <SelectField
            name="category"
            label="incident.field.category"
            options={[every, ...categories.map((category) => ({ value: category, label: category }))]}
          />
          <TextField name="region" label="incident.field.region" description="incident.field.regionHelp" />
          <SelectField name="state" label="incident.field.state" options={states} />
          <Submit intent="open" label="incident.create" />
        </Stack>
      </FormState>
    </Form>
  )
}
