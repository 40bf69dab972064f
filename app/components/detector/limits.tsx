import { List, Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'

const limits = ['generator', 'first_time', 'patient', 'drift', 'genuine'] as const

/** What no model here can do, with what was measured on public data. */
export function Limits() {
  return (
    <Section title="detector_models.limits">
      <Text maw={720}>
        <FormattedMessage id="detector_models.limits.intro" />
      </Text>
      <List maw={720} spacing="xs">
        {limits.map((limit) => (
          <List.Item key={limit}>
            <FormattedMessage id={`detector_models.limits.${limit}`} />
          </List.Item>
        ))}
      </List>
    </Section>
  )
}
