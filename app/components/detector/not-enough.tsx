import { Alert, Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'

type Counted = { reviews: number; fakes: number }

/** Before the first model: how much is decided, and how much of it is still missing. */
export function NotEnough({ decided, missing }: { decided: Counted; missing: Counted }) {
  const isEnough = missing.reviews === 0 && missing.fakes === 0
  return (
    <Alert color="blue" title={<FormattedMessage id="detector_models.none.title" />}>
      <Text size="sm">
        <FormattedMessage id="detector_models.none.decided" values={decided} />{' '}
        <FormattedMessage
          id={isEnough ? 'detector_models.none.enough' : 'detector_models.none.missing'}
          values={missing}
        />
      </Text>
    </Alert>
  )
}
