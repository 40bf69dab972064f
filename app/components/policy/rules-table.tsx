import { Table } from '@mantine/core'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { type PolicyRules, usualDisputeDays } from '#domain/policy'

/** Every rule as it is and as it is proposed; what changes stands out. */
export function RulesTable({ inForce, proposed }: { inForce: PolicyRules; proposed: PolicyRules }) {
  return (
    <DataTable label="policies.changes" columns={columns}>
      {rows.map(({ label, show }) => {
        const isChanged = JSON.stringify(show(inForce)) !== JSON.stringify(show(proposed))
        return (
          <Table.Tr key={label} fw={isChanged ? 700 : undefined}>
            <Table.Td>
              <FormattedMessage id={label} />
            </Table.Td>
            <Table.Td>
              <RuleValue value={show(inForce)} />
            </Table.Td>
            <Table.Td>
              <RuleValue value={show(proposed)} />
            </Table.Td>
          </Table.Tr>
        )
      })}
    </DataTable>
  )
}

type Value = boolean | number | null

function RuleValue({ value }: { value: Value }) {
  if (value === null) return '–'
  if (typeof value === 'boolean') return <FormattedMessage id={value ? 'policies.yes' : 'policies.no'} />
  return <FormattedNumber value={value} maximumFractionDigits={4} />
}

const rows: { label: string; show: (rules: PolicyRules) => Value }[] = [
  { label: 'policies.auto_publish', show: ({ autoPublish }) => autoPublish },
  { label: 'policies.publish_below', show: ({ publishBelow }) => publishBelow },
  { label: 'policies.hold_above', show: ({ holdAbove }) => holdAbove },
  { label: 'policies.cost_fake', show: ({ costs }) => costs?.publishedFake ?? null },
  { label: 'policies.cost_held', show: ({ costs }) => costs?.heldGenuine ?? null },
  { label: 'policies.cost_minute', show: ({ costs }) => costs?.personMinute ?? null },
  { label: 'policies.minutes', show: ({ costs }) => costs?.minutesPerReview ?? null },
  { label: 'policies.hold', show: ({ holdWithoutOrder }) => holdWithoutOrder },
  { label: 'policies.evidence_hours', show: ({ evidenceHours }) => evidenceHours },
  { label: 'policies.due_hours', show: ({ dueHours }) => dueHours },
  { label: 'policies.wait_seconds', show: ({ waitForPartsSeconds }) => waitForPartsSeconds },
  { label: 'policies.reveal_days', show: ({ revealDays }) => revealDays ?? 0 },
  { label: 'policies.dispute_days', show: ({ disputeDays }) => disputeDays ?? usualDisputeDays },
]

const columns = ['policies.rule', 'policies.now', 'policies.then'] as const
