import { Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Section, When } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { LearntFromText, type ShownModel } from '#app/components/detector/model-table.tsx'

/** What reviews are judged by now, and the way back to what they were judged by before. */
export function Champion({
  champion,
  before,
  canManage,
}: {
  champion: ShownModel | undefined
  /** The number of the champion before; null for the rules set by hand. */
  before: number | null
  canManage: boolean
}) {
  if (!champion) {
    return (
      <Section title="detector_models.in_use">
        <Text>
          <FormattedMessage id="detector_models.by_hand" />
        </Text>
      </Section>
    )
  }
  return (
    <Section title="detector_models.in_use">
      <Text>
        <FormattedMessage
          id="detector_models.champion_is"
          values={{
            number: champion.number,
            name: champion.promotedByName,
            at: <When at={champion.promotedAt} />,
          }}
        />{' '}
        <LearntFromText from={champion.learntFrom} />
      </Text>
      {canManage && (
        <Form method="post">
          <input type="hidden" name="modelId" value={champion.id} />
          <Submit
            intent="roll_back"
            label={before === null ? 'detector_models.back_to_rules' : 'detector_models.roll_back'}
            variant="default"
          />
        </Form>
      )}
    </Section>
  )
}
