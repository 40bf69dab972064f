import { Anchor, Table } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable, When } from '#app/components/admin/page-parts.tsx'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import type { Comparison, LearntFrom } from '#domain/detection/models/comparison'

export type ShownModel = {
  id: string
  number: number
  state: 'challenger' | 'champion' | 'retired'
  figures: Comparison
  learntFrom: LearntFrom
  madeAt: Date
  promotedAt: Date | null
  promotionReason: string | null
  promotedByName: string | null
}

/** Every model that is kept, what it learnt from and what became of it. */
export function ModelTable({ models }: { models: ShownModel[] }) {
  return (
    <DataTable label="detector_models.all" columns={columns}>
      {models.map(
        ({ number, state, learntFrom, madeAt, promotedAt, promotedByName, promotionReason, figures }) => (
          <Table.Tr key={number}>
            <Table.Td>
              <Anchor component={Link} to={`?model=${number}`} underline="always">
                {number}
              </Anchor>
            </Table.Td>
            <Table.Td>
              <FormattedMessage id={`detector_models.state.${state}`} />
            </Table.Td>
            <Table.Td>
              <When at={madeAt} />
            </Table.Td>
            <Table.Td>
              <LearntFromText from={learntFrom} />
            </Table.Td>
            <NumberCell>
              {figures.challenger.ap === null ? (
                '–'
              ) : (
                <FormattedNumber value={figures.challenger.ap} maximumFractionDigits={3} />
              )}
            </NumberCell>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>
              {promotedByName ?? '–'} {promotedAt && <When at={promotedAt} />} {promotionReason}
            </Table.Td>
          </Table.Tr>
        ),
      )}
    </DataTable>
  )
}

const columns = [
  'detector_models.number',
  'detector_models.state',
  'detector_models.made',
  'detector_models.learnt_from',
  'detector_models.figure.ap',
  'detector_models.promoted',
] as const

/** From how many decisions a model learnt, in which way, and texts of which languages it knows. */
export function LearntFromText({ from: { examples, fakes, kind, languages } }: { from: LearntFrom }) {
  return (
    <>
      <FormattedMessage id="detector_models.learnt" values={{ examples, fakes }} />{' '}
      <FormattedMessage id={`detector_models.kind.${kind}`} />{' '}
      {languages.length > 0 ? (
        <FormattedMessage id="detector_models.texts" values={{ languages: languages.join(', ') }} />
      ) : (
        <FormattedMessage id="detector_models.no_texts" />
      )}
    </>
  )
}
