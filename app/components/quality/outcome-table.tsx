import { Table } from '@mantine/core'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { NumberCell } from '#app/components/charts/number-cell.tsx'

export type OutcomeRow = {
  key: string
  decisions: number
  reinstated: number
  upheld: number
  overridden: number
}

/** Below so many decisions a share says more about the cases than about who decided them. */
const fewDecisions = 10

/** What was decided at re-checks by group, each with how many decisions it stands on. */
export function OutcomeTable({
  label,
  first,
  rows,
  keyText,
}: {
  /** `label` and `first` are ids of texts. */
  label: string
  first: string
  rows: OutcomeRow[]
  /** The id of the text of a key; a key that is a name is shown as it is. */
  keyText?: (key: string) => string
}) {
  if (rows.length === 0) {
    return (
      <p>
        <FormattedMessage id="figures.none" />
      </p>
    )
  }
  const columns = [first, 'figures.decisions', 'figures.reinstated', 'figures.upheld', 'figures.overridden']
  return (
    <DataTable label={label} columns={columns}>
      {rows.map(({ key, decisions, reinstated, upheld, overridden }) => (
        <Table.Tr key={key}>
          <Table.Td>{keyText ? <FormattedMessage id={keyText(key)} /> : key}</Table.Td>
          <NumberCell>
            <FormattedNumber value={decisions} />
          </NumberCell>
          <NumberCell>
            <FormattedNumber value={reinstated} />
            {decisions >= fewDecisions && (
              <>
                {' ('}
                <FormattedNumber value={reinstated / decisions} style="percent" />)
              </>
            )}
          </NumberCell>
          <NumberCell>
            <FormattedNumber value={upheld} />
          </NumberCell>
          <NumberCell>
            <FormattedNumber value={overridden} />
          </NumberCell>
        </Table.Tr>
      ))}
    </DataTable>
  )
}
