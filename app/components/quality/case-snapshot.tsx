import { Alert, Checkbox, Table } from '@mantine/core'
import { FormattedDate, FormattedMessage, FormattedNumber, useIntl } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import type { ExclusionSnapshot } from '#domain/exclusion/snapshot'
import { changesSince } from '#domain/exclusion/snapshot-changes'

/** The evidence as it was frozen with the proposal, in figures. */
export function CaseSnapshot({ snapshot }: { snapshot: ExclusionSnapshot }) {
  const { asOf, policyVersion, windows, peers, unhandled, keptWord, score, grade } = snapshot
  return (
    <>
      <p>
        <FormattedMessage
          id="snapshot.asOf"
          values={{
            day: <FormattedDate value={asOf} timeZone="UTC" dateStyle="medium" />,
            policy: policyVersion,
          }}
        />
      </p>
      <DataTable label="snapshot.windows" columns={columns}>
        {windows.map(({ days, observed, expected, feedback, ratio, low, high }) => (
          <Table.Tr key={days}>
            <Table.Td>
              <FormattedMessage id="snapshot.days" values={{ days }} />
            </Table.Td>
            <NumberCell>
              <FormattedNumber value={observed} />
            </NumberCell>
            <NumberCell>
              <FormattedNumber value={expected} maximumFractionDigits={1} />
            </NumberCell>
            <NumberCell>
              <FormattedNumber value={feedback} />
            </NumberCell>
            <NumberCell>
              <FormattedNumber value={ratio} maximumFractionDigits={2} /> (
              <FormattedNumber value={low} maximumFractionDigits={2} />–
              <FormattedNumber value={high} maximumFractionDigits={2} />)
            </NumberCell>
          </Table.Tr>
        ))}
      </DataTable>
      <p>
        <FormattedMessage id="snapshot.unhandled" values={{ unhandled }} />
        {keptWord && keptWord.silent + keptWord.missed > 0 && (
          <>
            {' '}
            <FormattedMessage id="snapshot.kept_word" values={keptWord} />
          </>
        )}
        {score !== null && (
          <>
            {' '}
            <FormattedMessage
              id="snapshot.score"
              values={{ score: <FormattedNumber value={score} maximumFractionDigits={0} />, grade }}
            />
          </>
        )}
        {peers && (
          <>
            {' '}
            <FormattedMessage
              id="snapshot.peers"
              values={{
                count: peers.count,
                median: <FormattedNumber value={peers.median} maximumFractionDigits={2} />,
              }}
            />
          </>
        )}
      </p>
    </>
  )
}

const columns = [
  'snapshot.window',
  'snapshot.observed',
  'snapshot.expected',
  'snapshot.feedback',
  'snapshot.ratio',
] as const

/** What has become other since the evidence was frozen, and the box by which whoever approves says they read it. */
export function ChangedSince({ then, today }: { then: ExclusionSnapshot; today: ExclusionSnapshot }) {
  const intl = useIntl()
  const changes = changesSince(then, today)
  if (changes.length === 0) {
    return (
      <p>
        <FormattedMessage id="snapshot.unchanged" />
      </p>
    )
  }
  return (
    <Alert color="orange" variant="outline" title={<FormattedMessage id="snapshot.changed" />}>
      <ul>
        {changes.map(({ figure, before, after }) => (
          <li key={figure}>
            <FormattedMessage id={`snapshot.change.${figure}`} />:{' '}
            <FormattedNumber value={before} maximumFractionDigits={2} /> →{' '}
            <FormattedNumber value={after} maximumFractionDigits={2} />
          </li>
        ))}
      </ul>
      <Checkbox name="readChanges" required label={intl.formatMessage({ id: 'snapshot.readChanges' })} />
    </Alert>
  )
}
