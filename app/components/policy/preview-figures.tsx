import { Stack, Table, Text } from '@mantine/core'
import { FormattedDate, FormattedMessage, FormattedNumber } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import { TradeCurve } from '#app/components/policy/trade-curve.tsx'
import type { Outcome, PolicyPreview } from '#domain/detection/preview'

/** What the rules would have done with the reviews of the last weeks, beside those in force. */
export function PreviewFigures({ preview, csv }: { preview: PolicyPreview; csv: string }) {
  const { since, inForce, proposed, curve } = preview
  if (since === null)
    return (
      <Text>
        <FormattedMessage id="policies.preview.none" />
      </Text>
    )
  return (
    <Stack gap="sm">
      <Text>
        <FormattedMessage
          id="policies.preview.since"
          values={{
            reviews: proposed.reviews,
            fakes: proposed.fakes,
            genuine: proposed.genuine,
            since: <FormattedDate value={since} dateStyle="medium" />,
          }}
        />
      </Text>
      <DataTable label="policies.preview.title" columns={columns}>
        {rows.map(({ label, part, whole }) => (
          <Table.Tr key={label}>
            <Table.Td>
              <FormattedMessage id={label} />
            </Table.Td>
            {[inForce, proposed].map((outcome, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: always the same two, in the same order
              <NumberCell key={place}>
                <Part part={part(outcome)} whole={whole(outcome)} />
              </NumberCell>
            ))}
          </Table.Tr>
        ))}
      </DataTable>
      <Text size="sm">
        <FormattedMessage id="policies.preview.caveat" />
      </Text>
      <TradeCurve curve={curve} since={since} csv={csv} />
    </Stack>
  )
}

function Part({ part, whole }: { part: number; whole: number }) {
  return (
    <>
      <FormattedMessage id="policies.preview.of" values={{ part, whole }} />
      {whole > 0 && (
        <>
          {' · '}
          <FormattedNumber value={part / whole} style="percent" maximumFractionDigits={1} />
        </>
      )}
    </>
  )
}

const rows: { label: string; part: (of: Outcome) => number; whole: (of: Outcome) => number }[] = [
  { label: 'policies.preview.to_people', part: ({ toPeople }) => toPeople, whole: ({ reviews }) => reviews },
  { label: 'policies.preview.held', part: ({ held }) => held, whole: ({ reviews }) => reviews },
  { label: 'policies.preview.caught', part: ({ fakesCaught }) => fakesCaught, whole: ({ fakes }) => fakes },
  {
    label: 'policies.preview.genuine',
    part: ({ genuineToPeople }) => genuineToPeople,
    whole: ({ genuine }) => genuine,
  },
]

const columns = ['policies.preview.figure', 'policies.now', 'policies.then'] as const
