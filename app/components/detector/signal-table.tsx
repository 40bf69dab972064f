import { Table } from '@mantine/core'
import { FormattedDate, FormattedMessage, FormattedNumber, useIntl } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import { WeekSpark } from '#app/components/detector/week-spark.tsx'
import { fewestJudged, type Precision, type SignalQuality } from '#domain/detection/signal-quality'

/** Signals with their volume, what people found of them, and their weeks beneath. */
export function SignalTable({ signals }: { signals: SignalQuality[] }) {
  return (
    <DataTable label="signals.table" columns={columns}>
      {signals.map((signal) => (
        <SignalLine key={signal.signal} signal={signal} />
      ))}
    </DataTable>
  )
}

const columns = ['signals.name', 'signals.fired', 'signals.precision', 'signals.marks', 'signals.trend']

function SignalLine({ signal }: { signal: SignalQuality }) {
  const intl = useIntl()
  const { signal: name, fired, firedShare, decided, precision, right, wrong, precisionByMarks } = signal
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {intl.formatMessage({ id: `signal.${name}.title`, defaultMessage: name })}
      </Table.Th>
      <NumberCell>
        {firedShare === null ? (
          <FormattedNumber value={fired} />
        ) : (
          <FormattedMessage
            id="signals.firedOf"
            values={{ count: fired, share: <Share value={firedShare} /> }}
          />
        )}
      </NumberCell>
      <NumberCell>
        <PrecisionText precision={precision} count={decided} />
      </NumberCell>
      <NumberCell>
        <PrecisionText precision={precisionByMarks} count={right + wrong} />
      </NumberCell>
      <Table.Td>
        <WeekSpark weeks={signal.weeks} />
        <details>
          <summary>
            <FormattedMessage id="signals.weeks" />
          </summary>
          <Weeks signal={signal} />
        </details>
      </Table.Td>
    </Table.Tr>
  )
}

function PrecisionText({ precision, count }: { precision: Precision; count: number }) {
  if (!precision) return <FormattedMessage id="signals.tooFew" values={{ count, least: fewestJudged }} />
  const { share, low, high } = precision
  return (
    <FormattedMessage
      id="signals.share"
      values={{
        count,
        share: <Share value={share} />,
        low: <Share value={low} />,
        high: <Share value={high} />,
      }}
    />
  )
}

function Share({ value }: { value: number }) {
  return <FormattedNumber value={value} style="percent" maximumFractionDigits={value < 0.1 ? 1 : 0} />
}

const counts = ['fired', 'decided', 'fakes', 'right', 'wrong'] as const

function Weeks({ signal }: { signal: SignalQuality }) {
  return (
    <Table fz="xs" verticalSpacing={2} withRowBorders={false}>
      <Table.Thead>
        <Table.Tr>
          {['week', ...counts].map((column) => (
            <Table.Th key={column} scope="col">
              <FormattedMessage id={`signals.${column}`} />
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {[...signal.weeks].reverse().map((week) => (
          <Table.Tr key={week.week}>
            <Table.Td>
              <FormattedDate value={week.week} timeZone="UTC" dateStyle="medium" />
            </Table.Td>
            {counts.map((column) => (
              <NumberCell key={column}>
                <FormattedNumber value={week[column]} />
              </NumberCell>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
