import { Group, Stack } from '@mantine/core'
import { Form } from '@remix-run/react'
import { useIntl } from 'react-intl'
import { AreaField, FormState, SelectField } from '#app/components/admin/form-fields.tsx'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { LookFirst } from '#app/components/judging/look-first.tsx'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import type { ReplyAction } from '#domain/replies/state'

export type DecidableReply = {
  reply: { version: number }
  actions: ReplyAction[]
  reasons: { value: string; label: string }[]
  requestKey: string
}

/**
 * What a person may decide about a reply; publishing needs no reason, the rest does, and what its shop is told of that
 * is looked at first.
 */
export function DecideForm({
  decidable: { reply, actions, reasons, requestKey },
  answer,
}: {
  decidable: DecidableReply
  answer: FormAnswer | undefined
}) {
  const intl = useIntl()
  // What was refused because nothing can be decided any more is said all the same.
  if (actions.length === 0) return <FormState state={answer?.state}>{null}</FormState>
  const none = { value: '', label: intl.formatMessage({ id: 'replies.no_reason' }) }
  return (
    <Section title="replies.decide">
      <Form method="post">
        <input type="hidden" name="requestKey" value={requestKey} />
        <input type="hidden" name="seenVersion" value={reply.version} />
        <FormState state={answer?.state}>
          <Stack gap="sm">
            <SelectField name="reasonCode" label="replies.reason" options={[none, ...reasons]} />
            <AreaField name="note" label="replies.note" description="replies.note_help" maxLength={2000} />
            <Group gap="sm">
              {actions.map((action) =>
                action === 'publish' ? (
                  <Submit key={action} intent={action} label="replies.action.publish" />
                ) : (
                  <LookFirst
                    key={action}
                    look={answer?.state.values.intent === action ? answer.look : undefined}
                    intent={action}
                    label={`replies.action.${action}`}
                    lookLabel={`replies.look.${action}`}
                  />
                ),
              )}
            </Group>
          </Stack>
        </FormState>
      </Form>
    </Section>
  )
}
