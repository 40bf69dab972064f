import { Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import type { AppealMatter } from '#app/components/appeals/shapes.ts'
import portal from '#app/components/portal/portal.module.css'

const titles = { dispute: 'disputes.claim', fault_claim: 'disputes.claim', reply: 'replies.reply' }

/** What a shop wrote that was decided about: its dispute of a review, whose fault it said it was, or its reply. */
export function MatterSaid({ said }: { said: AppealMatter }) {
  return (
    <Section title={titles[said.kind]}>
      {said.kind !== 'reply' && (
        <Text fw={600}>
          <FormattedMessage
            id={`${said.kind === 'dispute' ? 'disputes.reason' : 'faults.claimed'}.${said.about}`}
          />
        </Text>
      )}
      {said.texts.map((text) => (
        <p key={text} className={portal.text} dir="auto">
          {text}
        </p>
      ))}
    </Section>
  )
}
