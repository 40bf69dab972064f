import { Text } from '@mantine/core'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { ReasonName } from '#app/components/appeals/reason-name.tsx'

type Figures = { reason: string; decided: number; reversed: number; medianDays: number }[]

const columns = [
  'appeals.figures.reason',
  'appeals.figures.decided',
  'appeals.figures.reversed',
  'appeals.figures.days',
] as const

/** How appeals came out, by the reason of the decision they were from: a reason often reversed is used wrongly. */
export function AppealFiguresTable({ figures }: { figures: Figures }) {
  if (figures.length === 0)
    return (
      <Text size="sm">
        <FormattedMessage id="appeals.figures.none" />
      </Text>
    )
  return (
    <DataTable label="appeals.figures.title" columns={columns}>
      {figures.map(({ reason, decided, reversed, medianDays }) => (
        <tr key={reason}>
          <td>
            <ReasonName code={reason} />
          </td>
          <td>{decided}</td>
          <td>
            {reversed} · <FormattedNumber value={reversed / decided} style="percent" />
          </td>
          <td>
            <FormattedNumber value={medianDays} maximumFractionDigits={1} />
          </td>
        </tr>
      ))}
    </DataTable>
  )
}
