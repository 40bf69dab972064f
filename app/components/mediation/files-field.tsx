import { NativeSelect, Text } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/letter/letter.module.css'
import { fileTypes } from '#domain/files'
import { evidenceKinds } from '#domain/vault/shows'

const accepted = Object.values(fileTypes)
  .map(({ mime }) => mime)
  .join(',')

/** Lets somebody choose files, and say what they show; the form around it is multipart. */
export function FilesField({ label, isRequired = false }: { label: string; isRequired?: boolean }) {
  const intl = useIntl()
  const unsaid = { value: '', label: intl.formatMessage({ id: 'vault.shows.unsaid' }) }
  const kinds = evidenceKinds.map((value) => ({
    value,
    label: intl.formatMessage({ id: `vault.shows.${value}` }),
  }))
  return (
    <div style={{ maxWidth: '100%' }}>
      <label htmlFor="evidence-files">
        <FormattedMessage id={label} />
      </label>
      <input
        id="evidence-files"
        className={classes.picker}
        type="file"
        name="files"
        multiple
        required={isRequired}
        accept={accepted}
        aria-describedby="evidence-help"
      />
      <Text id="evidence-help" size="sm">
        <FormattedMessage id="vault.field.help" />
      </Text>
      <NativeSelect
        name="shows"
        label={intl.formatMessage({ id: 'vault.field.shows' })}
        data={[unsaid, ...kinds]}
      />
    </div>
  )
}
