import { useIntl } from 'react-intl'
import { AreaField, SelectField } from '#app/components/admin/form-fields.tsx'
import { shownAs } from '#domain/appeals/outcome'

/** How a review is shown that is published again: as it was written, or with places masked. */
export function ShownFields() {
  const intl = useIntl()
  const options = ['', ...shownAs].map((value) => ({
    value,
    label: intl.formatMessage({ id: value ? `judging.shown.${value}` : 'form.choose' }),
  }))
  return (
    <>
      <SelectField name="shown" label="judging.shown" description="judging.shown.help" options={options} />
      <WordsField />
    </>
  )
}

/** What is masked besides what is found, one to a line. */
export function WordsField() {
  return <AreaField name="words" label="judging.words" description="judging.words.help" maxLength={2000} />
}
