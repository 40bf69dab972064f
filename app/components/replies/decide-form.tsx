import { Group, Stack } from '@mantine/core'
import { Form } from '@remix-run/react'
import { useIntl } from 'react-intl'
import { AreaField, SelectField } from '#app/components/admin/form-fields.tsx'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import type { ReplyAction } from '#domain/replies/state'

export type DecidableReply = {
  reply: { version: number }
  actions: ReplyAction[]
  reasons: { value: string; label: string }[]
  requestKey: string
}

/** What a person may decide about a reply; publishing needs no reason, the rest does. */
export function DecideForm({
  decidable: { reply, actions, reasons, requestKey },
}: {
  decidable: DecidableReply
}) {
  const intl = useIntl()
  if (actions.length === 0) return null
  const none = { value: '', label: intl.formatMessage({ id: 'replies.no_reason' }) }
  return (
    <Section title="replies.decide">
      <Form method="post">
        <input type="hidden" name="requestKey" value={requestKey} />
        <input type="hidden" name="seenVersion" value={reply.version} />
        <Stack gap="sm">
          <SelectField name="reasonCode" label="replies.reason" options={[none, ...reasons]} />
          <AreaField name="note" label="replies.note" description="replies.note_help" maxLength={2000} />
          <Group gap="sm">
            {actions.map((action) => (
              <Submit
                key={action}
                intent={action}
                label={`replies.action.${action}`}
                variant={action === 'publish' ? 'filled' : 'default'}
              />
            ))}
          </Group>
        </Stack>
      </Form>
    </Section>
  )
}
