import { Alert, Blockquote, Group, Stack, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { AreaField } from '#app/components/admin/form-fields.tsx'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { PreviewFigures } from '#app/components/policy/preview-figures.tsx'
import { RulesTable } from '#app/components/policy/rules-table.tsx'
import type { PolicyPreview } from '#domain/detection/preview'
import type { PolicyRules } from '#domain/policy'

type Proposal = {
  id: string
  rules: PolicyRules
  preview: PolicyPreview
  note: string
  proposedAt: string
  proposedByName: string
}

/** Rules that wait for a second person, and what this person can do about them. */
export function ProposedRules({
  proposal,
  inForce,
  isOwn,
  isStale,
  csv,
}: {
  proposal: Proposal
  inForce: PolicyRules
  isOwn: boolean
  /** Whether other rules came into force since. */
  isStale: boolean
  csv: string
}) {
  const intl = useIntl()
  const at = intl.formatDate(proposal.proposedAt, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Section title="policies.proposed">
      <Text>
        <FormattedMessage id="policies.proposed_by" values={{ name: proposal.proposedByName, at }} />
      </Text>
      <Blockquote p="sm" style={{ overflowWrap: 'anywhere' }}>
        {proposal.note}
      </Blockquote>
      <RulesTable inForce={inForce} proposed={proposal.rules} />
      <PreviewFigures preview={proposal.preview} csv={csv} />
      {isStale && (
        <Alert color="orange" variant="outline">
          <FormattedMessage id="policies.refusal.changed_meanwhile" />
        </Alert>
      )}
      {isOwn ? <TakeBack id={proposal.id} /> : <Answer id={proposal.id} canApprove={!isStale} />}
    </Section>
  )
}

function TakeBack({ id }: { id: string }) {
  return (
    <Stack gap="xs">
      <Alert color="blue">
        <FormattedMessage id="policies.own_proposal" />
      </Alert>
      <Form method="post">
        <input type="hidden" name="proposalId" value={id} />
        <Submit intent="withdraw" label="policies.take_back" variant="default" />
      </Form>
    </Stack>
  )
}

function Answer({ id, canApprove }: { id: string; canApprove: boolean }) {
  return (
    <Group align="flex-end" gap="xl">
      {canApprove && (
        <Form method="post">
          <input type="hidden" name="proposalId" value={id} />
          <Submit intent="approve" label="policies.change" />
        </Form>
      )}
      <Form method="post" style={{ flex: '1 1 18rem' }}>
        <input type="hidden" name="proposalId" value={id} />
        <Stack gap="xs">
          <AreaField name="answer" label="policies.why_not" isRequired maxLength={2000} />
          <Submit intent="refuse" label="policies.refuse" variant="default" />
        </Stack>
      </Form>
    </Group>
  )
}
