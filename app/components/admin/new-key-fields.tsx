import { FormattedMessage, useIntl } from 'react-intl'
import { CheckboxesField, SelectField, TextField } from '#app/components/admin/form-fields.tsx'
import { scopes } from '#domain/permission'

const lifetimes = ['', '30', '90', '365'] as const

/** What a new key is for, what it may and how long it lasts. */
export function NewKeyFields() {
  const intl = useIntl()
  const options = lifetimes.map((days) => ({
    value: days,
    label: days
      ? intl.formatMessage({ id: 'keys.days' }, { days: Number(days) })
      : intl.formatMessage({ id: 'keys.no_end' }),
  }))
  return (
    <>
      <TextField name="name" label="keys.name" description="keys.name_help" isRequired />
      <CheckboxesField
        name="scopes"
        label="keys.scopes"
        options={scopes.map((scope) => ({
          value: scope,
          label: <FormattedMessage id={`scope.${scope}`} />,
        }))}
      />
      <SelectField name="days" label="keys.ends" options={options} defaultValue="90" />
    </>
  )
}
