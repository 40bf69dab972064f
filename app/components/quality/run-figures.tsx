import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { DayText } from '#app/components/quality/day-text.tsx'
import classes from '#app/components/quality/policy.module.css'
import type { RunCounts, RunLists } from '#domain/quality/judgement'
import type { WindowDays } from '#domain/quality/window'

type Run = {
  shape: number | null
  weeklyCv2: number | null
  cv2AsOf: string | null
  lists: RunLists | null
  counts: RunCounts | null
}

/** What a run measured on all sellers, each number with what it means. */
export function RunFigures({ run }: { run: Run }) {
  return (
    <dl className={classes.values}>
      <Figure name="shape" value={run.shape} />
      <Figure name="cv2" value={run.weeklyCv2}>
        {run.cv2AsOf && (
          <>
            {' '}
            <FormattedMessage id="quality_run.cv2_as_of" values={{ day: <DayText day={run.cv2AsOf} /> }} />
          </>
        )}
      </Figure>
      <Figure name="sellers" value={run.counts?.sellers ?? null} />
      <Figure name="judged" value={run.counts?.judged ?? null} />
      <Figure name="proposed" value={run.counts?.proposed ?? null} />
      <Figure name="stale" value={run.counts?.stale ?? null} />
    </dl>
  )
}

function Figure({ name, value, children }: { name: string; value: number | null; children?: ReactNode }) {
  return (
    <div>
      <dt>
        <FormattedMessage id={`quality_run.figure.${name}`} />
      </dt>
      <dd className={classes.figure}>
        {value === null ? '–' : <FormattedNumber value={value} maximumFractionDigits={3} />}
      </dd>
      <dd className={classes.help}>
        <FormattedMessage id={`quality_run.figure.${name}.help`} />
        {children}
      </dd>
    </div>
  )
}

/** How many sellers have which status. */
export function RunStatuses({ counts }: { counts: RunCounts }) {
  return (
    <DataTable label="quality_run.by_status" columns={statusColumns}>
      {(['exclude', 'hold', 'watch', 'none', 'insufficient'] as const).map((status) => (
        <Table.Tr key={status}>
          <Table.Td>
            <FormattedMessage id={`quality_run.status.${status}`} />
          </Table.Td>
          <Table.Td>
            <FormattedNumber value={counts.byStatus[status] ?? 0} />
          </Table.Td>
          <Table.Td>
            <FormattedMessage id={`quality_run.status.${status}.help`} />
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

const statusColumns = ['quality_run.status', 'quality_run.sellers', 'quality_run.meaning'] as const

/** What each window's list holds, and how sure its last member is. */
export function RunListTable({ lists }: { lists: RunLists }) {
  return (
    <DataTable label="quality_run.lists" columns={listColumns}>
      {([30, 90, 365] satisfies WindowDays[]).map((days) => {
        const list = lists[days]
        return (
          <Table.Tr key={days}>
            <Table.Td>
              <FormattedMessage id="quality_run.window" values={{ days }} />
            </Table.Td>
            <Table.Td>
              <FormattedNumber value={list?.sellers ?? 0} />
            </Table.Td>
            <Table.Td>
              <Percent share={list && list.sellers > 0 ? list.expectedFalseShare : null} />
            </Table.Td>
            <Table.Td>
              <Percent share={list?.cut ?? null} />
            </Table.Td>
          </Table.Tr>
        )
      })}
    </DataTable>
  )
}

const listColumns = [
  'quality_run.list_window',
  'quality_run.sellers',
  'quality_run.expected_false',
  'quality_run.cut',
] as const

function Percent({ share }: { share: number | null }) {
  if (share === null) return '–'
  return <FormattedNumber value={share} style="percent" maximumFractionDigits={1} />
}
