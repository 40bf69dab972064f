import { Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import classes from '#app/components/letter/letter.module.css'
import { fileTypes } from '#domain/files'

const accepted = Object.values(fileTypes)
  .map(({ mime }) => mime)
  .join(',')

/** Lets somebody choose files that show what they say; the form around it is multipart. */
export function FilesField({ label, isRequired = false }: { label: string; isRequired?: boolean }) {
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
    </div>
  )
}
