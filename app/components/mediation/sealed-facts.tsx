import { Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'

type Sealed = {
  digest: string
  takenAt?: string | null
  place?: { latitude: number; longitude: number } | null
}

/** What is known of a sealed file: what the camera noted, where that may be seen, and under which digest it lies. */
export function SealedFacts({ digest, takenAt, place }: Sealed) {
  return (
    <>
      {takenAt && (
        <Text size="sm">
          <FormattedMessage id="vault.taken" values={{ at: takenAt.replace('T', ' ') }} />
        </Text>
      )}
      {place && (
        <Text size="sm">
          <FormattedMessage
            id="vault.place"
            values={{ place: `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}` }}
          />
        </Text>
      )}
      <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
        SHA-256 {digest}
      </Text>
    </>
  )
}
