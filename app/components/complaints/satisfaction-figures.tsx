import { Anchor, Text } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import { type Satisfaction, SatisfactionWords } from '#app/components/complaints/satisfaction-words.tsx'
import type { SatisfactionFigures } from '#domain/complaints/satisfaction'

/** How both sides of complaints that are over found it: figures of all of them, and what the last of them wrote. */
export function SatisfactionSection({
  figures,
  words,
}: {
  figures: SatisfactionFigures[]
  words: (Satisfaction & { complaintId: string; number: number })[]
}) {
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
      {words.length > 0 && (
        <details>
          <summary>
            <FormattedMessage id="satisfaction.latest" />
          </summary>
          {words.map(({ complaintId, number, ...said }) => (
            <div key={`${complaintId} ${said.side}`}>
              <Anchor component={Link} to={`/complaints/${encodeURIComponent(complaintId)}`} fz="sm">
                <FormattedMessage id="complaints.title" values={{ number: String(number) }} />
              </Anchor>{' '}
              <SatisfactionWords said={said} />
            </div>
          ))}
        </details>
      )}
    </Section>
  )
}
