import { Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import type { EvidenceKind } from '#domain/vault/shows'

type Sealed = {
  digest: string
  shows: EvidenceKind | null
  takenAt?: string | null
  place?: { latitude: number; longitude: number } | null
}

/**
 * What is known of a sealed file: what it is said to show, what the camera noted, where that may be seen, and under
 * which digest it lies.
 */
export function SealedFacts({ digest, shows, takenAt, place }: Sealed) {
  return (
    <>
      {shows && (
        <Text size="sm">
          <FormattedMessage id={`vault.shows.${shows}`} />
        </Text>
      )}
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
