import { Alert, Blockquote, Group, Stack, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { AreaField } from '#app/components/admin/form-fields.tsx'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { PolicyChanges } from '#app/components/quality/policy-changes.tsx'
import { SimulationSummary } from '#app/components/quality/simulation-summary.tsx'
import type { PolicyChange } from '#domain/quality/policy-numbers'
import type { Simulation } from '#domain/quality/simulation'

type Proposed = {
  id: string
  version: string
  note: string
  proposedAt: Date
  proposedByName: string | null
  simulation: Simulation | null
}

/** A change that waits for a second person, and where this person is that one, what they can do about it. */
export function ProposedPolicy({
  proposed,
  changes,
  access,
}: {
  proposed: Proposed
  changes: PolicyChange[]
  access: 'decide' | 'own' | 'read'
}) {
  const intl = useIntl()
  const at = intl.formatDate(proposed.proposedAt, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Section title="quality_policy.proposed">
      <Text>
        <FormattedMessage
          id="quality_policy.proposed_by"
          values={{ name: proposed.proposedByName, at, version: proposed.version }}
        />
      </Text>
      <Blockquote p="sm" style={{ overflowWrap: 'anywhere' }}>
        {proposed.note}
      </Blockquote>
      <PolicyChanges changes={changes} />
      {proposed.simulation && <SimulationSummary simulation={proposed.simulation} />}
      {access === 'own' && (
        <Alert color="blue">
          <FormattedMessage id="quality_policy.own_proposal" />
        </Alert>
      )}
      {access !== 'read' && (
        <Group align="flex-end" gap="xl">
          {access === 'decide' && (
            <Form method="post">
              <input type="hidden" name="policyId" value={proposed.id} />
              <Submit intent="approve" label="quality_policy.approve" />
            </Form>
          )}
          <Refusal id={proposed.id} label={access === 'own' ? 'take_back' : 'refuse'} />
        </Group>
      )}
    </Section>
  )
}

/** Whoever proposed it may take it back, but only another person can refuse it. */
function Refusal({ id, label }: { id: string; label: 'refuse' | 'take_back' }) {
  return (
    <Form method="post" style={{ flex: '1 1 18rem' }}>
      <input type="hidden" name="policyId" value={id} />
      <Stack gap="xs">
        <AreaField name="reason" label="quality_policy.why_not" isRequired maxLength={2000} />
        <Submit intent="refuse" label={`quality_policy.${label}`} variant="default" />
      </Stack>
    </Form>
  )
}
