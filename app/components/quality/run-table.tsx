import { Anchor, Table } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { DayText } from '#app/components/quality/day-text.tsx'
import type { RunCounts } from '#domain/quality/judgement'

export type ListedRun = {
  id: number
  asOf: string
  policyVersion: string
  state: 'running' | 'done'
  proposes: boolean
  counts: RunCounts | null
  /** Of the proposals of the run, the share (0–1) expected to be wrong; null where there are none. */
  expectedFalseShare: number | null
  durationMs: number | null
}

/** Runs, the newest first, each with what it came to. */
export function RunTable({ runs }: { runs: ListedRun[] }) {
  return (
    <DataTable label="quality_run.title" columns={columns}>
      {runs.map((run) => (
        <Table.Tr key={run.id}>
          <Table.Td>
            <Anchor component={Link} to={`/quality/runs/${run.id}`} underline="always" fz="sm">
              <DayText day={run.asOf} />
            </Anchor>
          </Table.Td>
          <Table.Td>{run.policyVersion}</Table.Td>
          {([run.counts?.sellers, ...statuses.map((status) => countOf(run, status))] as const).map(
            (count, place) => (
              <Table.Td key={columns[place + 2]}>
                {count === undefined ? '–' : <FormattedNumber value={count} />}
              </Table.Td>
            ),
          )}
          <Table.Td>
            {run.expectedFalseShare === null ? (
              '–'
            ) : (
              <FormattedNumber value={run.expectedFalseShare} style="percent" maximumFractionDigits={1} />
            )}
          </Table.Td>
          <Table.Td>
            {run.durationMs === null ? (
              <FormattedMessage id="quality_run.running" />
            ) : (
              <FormattedNumber
                value={run.durationMs / 1000}
                style="unit"
                unit="second"
                unitDisplay="short"
                maximumFractionDigits={1}
              />
            )}
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

const statuses = ['exclude', 'hold', 'watch'] as const

/** Unknown while the run goes on. */
function countOf({ counts }: ListedRun, status: (typeof statuses)[number]): number | undefined {
  return counts ? (counts.byStatus[status] ?? 0) : undefined
}

const columns = [
  'quality_run.day',
  'quality_run.policy',
  'quality_run.sellers',
  'quality_run.status.exclude',
  'quality_run.status.hold',
  'quality_run.status.watch',
  'quality_run.expected_false',
  'quality_run.took',
] as const
