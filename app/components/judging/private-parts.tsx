import { Alert } from '@mantine/core'
import { FormattedMessage } from 'react-intl'

/** What in a review would lead readers to somebody, as it stands there. */
export function PrivateParts({ found }: { found: readonly string[] }) {
  if (found.length === 0) return null
  return (
    <Alert color="orange" role="note" title={<FormattedMessage id="judging.private" />}>
      <ul>
        {found.map((part) => (
          <li key={part} dir="auto">
            {part}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
