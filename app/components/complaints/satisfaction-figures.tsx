import { Text } from '@mantine/core'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import type { SatisfactionFigures } from '#domain/complaints/satisfaction'

/** How both sides of complaints that are over found it: figures of all of them, never of one. */
export function SatisfactionSection({ figures }: { figures: SatisfactionFigures[] }) {
  if (figures.length === 0) return null
  return (
    <Section title="satisfaction.title">
      <Text size="sm">
        <FormattedMessage id="satisfaction.figures_help" />
      </Text>
      {figures.map(({ side, answers, mean, satisfiedShare }) => (
        <Text key={side}>
          <FormattedMessage
            id={`satisfaction.figures.${side}`}
            values={{
              answers,
              mean: <FormattedNumber value={mean} maximumFractionDigits={1} />,
              share: <FormattedNumber value={satisfiedShare} style="percent" maximumFractionDigits={0} />,
            }}
          />
        </Text>
      ))}
    </Section>
  )
}
