import { Text } from '@mantine/core'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import type { ResolutionFigures } from '#domain/complaints/resolution'

const shares = ['agreedShare', 'arbitratedShare', 'withdrawnShare', 'silentShare', 'remediedShare'] as const

/** How long complaints took and how they ended (R1.7). */
export function ResolutionFacts({ figures }: { figures: ResolutionFigures }) {
  const { ended, medianDays } = figures
  if (medianDays === null) {
    return (
      <Text size="sm">
        <FormattedMessage id="resolution.none" />
      </Text>
    )
  }
  const days = <FormattedNumber value={medianDays} maximumFractionDigits={1} />
  return (
    <>
      <Text size="sm">
        <FormattedMessage id="resolution.help" values={{ ended }} />
      </Text>
      <Text size="sm">
        <FormattedMessage id="resolution.medianDays" />: <b>{days}</b>
      </Text>
      {shares.map((share) => (
        <Text size="sm" key={share}>
          <FormattedMessage id={`resolution.${share}`} />:{' '}
          <b>
            <FormattedNumber value={figures[share]} style="percent" maximumFractionDigits={0} />
          </b>
        </Text>
      ))}
    </>
  )
}
