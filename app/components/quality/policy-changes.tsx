import { Text } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/quality/policy.module.css'
import { numberLabel, PolicyNumberValue } from '#app/components/quality/policy-number.tsx'
import type { PolicyChange } from '#domain/quality/policy-numbers'

/** What a policy changes, number by number, with what each number means. */
export function PolicyChanges({ changes }: { changes: PolicyChange[] }) {
  const intl = useIntl()
  return (
    <table className={classes.changes} aria-label={intl.formatMessage({ id: 'quality_policy.changes' })}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              <FormattedMessage id={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ name, before, after }) => (
          <tr key={name}>
            <td>
              <FormattedMessage id={numberLabel(name)} />
              {!name.startsWith('weights.') && (
                <Text size="xs" c="dimmed">
                  <FormattedMessage id={`${numberLabel(name)}.help`} />
                </Text>
              )}
            </td>
            <td>
              <PolicyNumberValue value={before} />
            </td>
            <td>
              <strong>
                <PolicyNumberValue value={after} />
              </strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const columns = ['quality_policy.number', 'quality_policy.now', 'quality_policy.then'] as const
