import { Stack, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { AreaField } from '#app/components/admin/form-fields.tsx'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { PreviewFigures } from '#app/components/policy/preview-figures.tsx'
import { RulesTable } from '#app/components/policy/rules-table.tsx'
import type { PolicyPreview } from '#domain/detection/preview'
import type { PolicyRules } from '#domain/policy'

/** What the rules just typed would have done, and the way to propose exactly these. */
export function PreviewedRules({
  rules,
  inForce,
  preview,
  fields,
  csv,
  canPropose,
}: {
  rules: PolicyRules
  inForce: PolicyRules
  preview: PolicyPreview
  /** The form as it was sent. */
  fields: [name: string, value: string][]
  csv: string
  canPropose: boolean
}) {
  return (
    <Section title="policies.preview.title">
      <RulesTable inForce={inForce} proposed={rules} />
      <PreviewFigures preview={preview} csv={csv} />
      {canPropose ? (
        <Form method="post">
          {fields.map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Stack gap="xs" maw={640}>
            <AreaField name="note" label="policies.why" isRequired maxLength={2000} />
            <Submit intent="propose" label="policies.propose" />
          </Stack>
        </Form>
      ) : (
        <Text>
          <FormattedMessage id="policies.refusal.already_proposed" />
        </Text>
      )}
    </Section>
  )
}
