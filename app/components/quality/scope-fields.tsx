import { useIntl } from 'react-intl'
import { AreaField, CheckboxesField, SelectField, TextField } from '#app/components/admin/form-fields.tsx'
import { exclusionReasonText } from '#app/components/quality/exclusion-reason.ts'
import { exclusionReasonsFor } from '#domain/exclusion/reasons'

/** How far an exclusion goes and why, in codes and in words. */
export function ScopeFields({
  action,
  scope,
  category,
  reasonCodes,
  note,
}: {
  action: 'exclude' | 'stop'
  scope: 'all' | 'category'
  category: string | null
  reasonCodes: readonly string[]
  note: string
}) {
  const intl = useIntl()
  const scopes = (['all', 'category'] as const).map((value) => ({
    value,
    label: intl.formatMessage({ id: `exclusionScope.${value}` }),
  }))
  return (
    <>
      <SelectField name="scope" label="exclusionScope.label" options={scopes} defaultValue={scope} />
      <TextField
        name="category"
        label="exclusionScope.categoryName"
        description="exclusionScope.categoryHelp"
        defaultValue={category ?? ''}
      />
      <CheckboxesField
        name="reasonCodes"
        label="exclusionScope.reasons"
        options={exclusionReasonsFor(action).map(({ code }) => ({
          value: code,
          label: exclusionReasonText(code, intl.locale),
        }))}
        checked={reasonCodes}
      />
      <AreaField
        isRequired
        name="note"
        label="exclusionScope.note"
        description="exclusionScope.noteHelp"
        defaultValue={note}
      />
    </>
  )
}
