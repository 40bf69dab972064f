import { Table } from '@mantine/core'
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import { reasonText } from '#app/components/review/reason-text.ts'
import type { NeutralityGroup } from '#domain/detection/neutrality'

/** How reviews of each kind fared. */
export function NeutralityGroups({ title, groups }: { title: string; groups: NeutralityGroup[] }) {
  return (
    <DataTable label={title} columns={[title, ...columns]}>
      {groups.map((group) => (
        <Table.Tr key={group.value}>
          <Table.Td>
            <GroupName group={group} />
          </Table.Td>
          <NumberCell>
            <FormattedNumber value={group.reviews} />
          </NumberCell>
          <NumberCell>
            <FormattedNumber value={group.settled} />
          </NumberCell>
          <NumberCell>
            {group.settled > 0 ? (
              <FormattedNumber
                value={group.published / group.settled}
                style="percent"
                maximumFractionDigits={1}
              />
            ) : (
              '–'
            )}
          </NumberCell>
          <NumberCell>
            <Hours value={group.medianHours} />
          </NumberCell>
          <NumberCell>
            <Hours value={group.p90Hours} />
          </NumberCell>
          <Table.Td>
            <Reasons reasons={group.reasons} />
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

function GroupName({ group: { dimension, value } }: { group: NeutralityGroup }) {
  if (dimension === 'stars')
    return <FormattedMessage id="neutrality.rating" values={{ stars: Number(value) }} />
  return value === 'none' ? <FormattedMessage id="neutrality.none" /> : value
}

function Hours({ value }: { value: number | null }) {
  return value === null ? '–' : <FormattedNumber value={value} maximumFractionDigits={1} />
}

/** The three commonest reasons. */
function Reasons({ reasons }: { reasons: Record<string, number> }) {
  const { locale } = useIntl()
  const commonest = Object.entries(reasons)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
  if (commonest.length === 0) return '–'
  return commonest.map(([code, times]) => (
    <div key={code}>
      {times} × {reasonText(code, locale)}
    </div>
  ))
}

const columns = [
  'neutrality.reviews',
  'neutrality.settled',
  'neutrality.published',
  'neutrality.median',
  'neutrality.p90',
  'neutrality.reasons',
] as const
