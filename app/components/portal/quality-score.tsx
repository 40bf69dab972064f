import { Badge, Group, Stack, Text } from '@mantine/core'
import { FormattedDate, FormattedMessage, FormattedNumber, useIntl } from 'react-intl'
import classes from '#app/components/portal/portal.module.css'
import type { SellerQuality } from '#domain/quality/evidence'

export type ShownQuality = Omit<SellerQuality, 'computedAt'> & { computedAt: string }

/** The mark as a whole, and everything needed to understand it (B32). */
export function QualityScore({ quality }: { quality: ShownQuality }) {
  const { score, low, high, grade, peers, peerGroup, asOf, policyVersion, mode, coverage, status } = quality
  const intl = useIntl()
  if (score === null || low === null || high === null) {
    return (
      <Text>
        <FormattedMessage id="my_quality.too_little" />
      </Text>
    )
  }
  const whole = (value: number) => Math.round(Math.min(100, Math.max(0, value)))
  const percent = intl.formatNumber(coverage, { style: 'percent' })
  return (
    <Stack gap="xs">
      <Group gap="sm" align="baseline">
        <Text fz="2.4rem" fw={650} lh={1.1}>
          <FormattedNumber value={whole(score)} />
        </Text>
        <Text>
          <FormattedMessage id="my_quality.of_100" />
        </Text>
        {grade && (
          <Badge size="lg" variant="light">
            <FormattedMessage id="my_quality.grade" values={{ grade }} />
          </Badge>
        )}
      </Group>
      <Text>
        <FormattedMessage id="my_quality.interval" values={{ low: whole(low), high: whole(high) }} />
      </Text>
      <details className={classes.answer}>
        <summary>
          <FormattedMessage id="my_quality.how" />
        </summary>
        <p>
          <FormattedMessage id="my_quality.formula" />
        </p>
        <ul className={classes.list}>
          <li>
            <FormattedMessage
              id="my_quality.as_of"
              values={{
                day: <FormattedDate value={`${asOf}T00:00:00Z`} dateStyle="long" timeZone="UTC" />,
                policyVersion,
              }}
            />
          </li>
          <li>
            <FormattedMessage id={`my_quality.mode.${mode}`} />
          </li>
          <li>
            <FormattedMessage
              id={peers ? 'my_quality.peers' : 'my_quality.no_peers'}
              values={{
                category: peerGroup.category,
                count: peers?.count ?? 0,
                ...quartilesOf(peers, intl.formatNumber),
              }}
            />
          </li>
          <li>
            <FormattedMessage id="my_quality.coverage" values={{ percent }} />
          </li>
          {(status === 'watch' || status === 'exclude') && (
            <li>
              <FormattedMessage id={`my_quality.capped.${status}`} />
            </li>
          )}
        </ul>
      </details>
    </Stack>
  )
}

function quartilesOf(
  peers: SellerQuality['peers'],
  format: (value: number, options: { maximumFractionDigits: number }) => string,
) {
  const number = (value: number | undefined) =>
    value === undefined ? '' : format(value, { maximumFractionDigits: 2 })
  return { median: number(peers?.median), q1: number(peers?.q1), q3: number(peers?.q3) }
}
