import { Anchor, Table } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import { CaseState } from '#app/components/quality/case-state.tsx'
import type { ExclusionState } from '#domain/exclusion/state'

export type SimilarFacts = {
  id: string
  sellerId: string
  sellerName: string | null
  state: ExclusionState
  usualReviews: number
  ratio: number
  unhandled: number
  refusals: number
  daysToReturn: number | null
  decided: 'reinstate' | 'uphold' | null
  decidedBy: string | null
  isOverride: boolean | null
}

/** Cases like this one side by side with what became of them (B51): the same facts should come to the same end. */
export function SimilarCases({ cases }: { cases: SimilarFacts[] }) {
  if (cases.length === 0) {
    return (
      <p>
        <FormattedMessage id="similar.none" />
      </p>
    )
  }
  return (
    <DataTable label="similar.title" columns={columns}>
      {cases.map((one) => (
        <Table.Tr key={one.id}>
          <Table.Td>
            <Anchor component={Link} to={`/quality/cases/${one.id}`} underline="always" fz="sm">
              {one.sellerName ?? one.sellerId}
            </Anchor>
          </Table.Td>
          <NumberCell>
            <FormattedNumber value={one.usualReviews} />
          </NumberCell>
          <NumberCell>
            <FormattedNumber value={one.ratio} maximumFractionDigits={1} />
          </NumberCell>
          <NumberCell>
            <FormattedNumber value={one.unhandled} />
          </NumberCell>
          <Table.Td>
            <CaseState state={one.state} />
            {one.daysToReturn !== null && (
              <div>
                <FormattedMessage id="similar.returned" values={{ days: one.daysToReturn }} />
              </div>
            )}
            {one.refusals > 0 && (
              <div>
                <FormattedMessage id="board.refusals" values={{ refusals: one.refusals }} />
              </div>
            )}
          </Table.Td>
          <Table.Td>
            {one.decided ? (
              <>
                <FormattedMessage id={`recheck.decided.${one.decided}`} /> {one.decidedBy}
                {one.isOverride && (
                  <>
                    {' '}
                    <FormattedMessage id="similar.override" />
                  </>
                )}
              </>
            ) : (
              '–'
            )}
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

const columns = [
  'chart.seller',
  'similar.reviews',
  'snapshot.ratio',
  'similar.unhandled',
  'similar.state',
  'similar.decided',
] as const
