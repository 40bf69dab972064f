import { Text } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'

type InForce = {
  version: string
  proposedByName: string | null
  approvedByName: string | null
  closedAt: Date | null
}

/** Which rules are in force, since when and by whom. */
export function PolicyInForce({ version, inForce }: { version: string; inForce: InForce | undefined }) {
  const intl = useIntl()
  return (
    <Text>
      {inForce?.closedAt ? (
        <FormattedMessage
          id="quality_policy.in_force"
          values={{
            version,
            day: intl.formatDate(inForce.closedAt, { dateStyle: 'medium', timeStyle: 'short' }),
            proposer: inForce.proposedByName,
            approver: inForce.approvedByName,
          }}
        />
      ) : (
        <FormattedMessage id="quality_policy.as_installed" values={{ version }} />
      )}
    </Text>
  )
}
