import { Stack, Text } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/portal/portal.module.css'
import type { ShownQuality } from '#app/components/portal/quality-score.tsx'

/** What the mark is made of, the most costly first; each part opens onto how it is worked out (B32). */
export function QualityParts({ quality }: { quality: ShownQuality }) {
  const intl = useIntl()
  const { headline, policyVersion, peerGroup, mode } = quality
  const oneDigit = (value: number) =>
    intl.formatNumber(value, { maximumFractionDigits: 1, signDisplay: 'exceptZero' })
  const share = (value: number) => intl.formatNumber(value, { style: 'percent', maximumFractionDigits: 1 })
  const parts = [...quality.parts].sort((a, b) => a.againstAverage - b.againstAverage)
  return (
    <Stack gap={0}>
      {parts.map(({ id, againstAverage, points, events, total, mean, low, high, ratio }) => (
        <details key={id} className={classes.answer}>
          <summary>
            <FormattedMessage id={`indicator.${id}`} /> ·{' '}
            <FormattedMessage id="my_quality.points" values={{ points: oneDigit(againstAverage) }} />
          </summary>
          <p>
            <FormattedMessage
              id="my_quality.part"
              values={{
                ...{ events, total, days: headline, policyVersion, category: peerGroup.category },
                ...{ share: share(total > 0 ? events / total : 0), mean: share(mean) },
                ...{ low: share(low), high: share(high) },
                ratio: intl.formatNumber(ratio, { maximumFractionDigits: 2 }),
                points: intl.formatNumber(points, { maximumFractionDigits: 1 }),
              }}
            />
          </p>
          <Text size="sm">
            <FormattedMessage id={`my_quality.mode.${mode}`} />
          </Text>
        </details>
      ))}
    </Stack>
  )
}
