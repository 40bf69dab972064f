import { Alert } from '@mantine/core'
import { FormattedMessage } from 'react-intl'

/** What is wrong with a file somebody sent with a form. */
export function FileProblem({ file }: { file: { reason: string; name: string } | null | undefined }) {
  if (!file) return null
  return (
    <Alert color="orange" variant="outline" role="alert" style={{ overflowWrap: 'anywhere' }}>
      <FormattedMessage id={`vault.refusal.${file.reason}`} values={{ name: file.name }} />
    </Alert>
  )
}
