import { Group, Stack, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { SelectField, TextField } from '#app/components/admin/form-fields.tsx'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import type { Studio } from '#app/components/replies/studio.ts'
import { remedies as kinds } from '#domain/replies/remedy'

/** What was done for the buyer: said by the shop, seen by the marketplace. */
export function RemediesForm({ remedies }: { remedies: Studio['remedies'] }) {
  const intl = useIntl()
  const left = kinds.filter((kind) => !remedies.some((one) => one.kind === kind))
  const options = left.map((kind) => ({ value: kind, label: intl.formatMessage({ id: `remedy.${kind}` }) }))
  return (
    <Section title="replies.remedy">
      <Text>
        <FormattedMessage id="replies.remedy_help" />
      </Text>
      {remedies.map(({ kind, note }) => (
        <Form method="post" key={kind}>
          <input type="hidden" name="kind" value={kind} />
          <Group gap="sm">
            <Text span dir="auto">
              <FormattedMessage id={`remedy.${kind}`} />
              {note && `: ${note}`}
            </Text>
            <Submit intent="no_remedy" label="replies.remedy_take_back" variant="default" size="xs" />
          </Group>
        </Form>
      ))}
      {left.length > 0 && (
        <Form method="post">
          <Stack gap="sm" maw={480}>
            <SelectField name="kind" label="replies.remedy_kind" options={options} />
            <TextField name="note" label="replies.remedy_note" />
            <Submit intent="remedy" label="form.save" variant="default" />
          </Stack>
        </Form>
      )}
    </Section>
  )
}
