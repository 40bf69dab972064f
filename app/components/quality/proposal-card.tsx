import { Anchor, Table } from '@mantine/core'
import { Form, Link } from '@remix-run/react'
import { FormattedDate, FormattedMessage, FormattedNumber, useIntl } from 'react-intl'
import { AreaField, FormState } from '#app/components/admin/form-fields.tsx'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { NumberCell } from '#app/components/charts/number-cell.tsx'
import type { FormProblem } from '#app/components/quality/case-moves.tsx'
import classes from '#app/components/quality/quality.module.css'
import { ScopeFields } from '#app/components/quality/scope-fields.tsx'
import review from '#app/components/review/review.module.css'
import type { SellerEvidence, WindowFigures } from '#domain/quality/evidence'

export type ProposalFacts = {
  id: string
  sellerId: string
  name: string | null
  week: string
  policyVersion: string
  status: 'pending' | 'stale' | 'taken' | 'dismissed'
  /** Negative events of a year above what comparable sellers have, each by how sure it is. */
  harm: number
  failingRuns: number
  evidence: Pick<SellerEvidence, 'triggers' | 'negatives'> & {
    quality: Pick<
      SellerEvidence['quality'],
      'windows' | 'score' | 'grade' | 'peers' | 'assurance' | 'peerGroup'
    >
  }
}

/** A proposed exclusion: what it stands on in words and figures, and the two things that can be done about it. */
export function ProposalCard({
  proposal,
  problem,
  requestKey,
  mayManage,
}: {
  proposal: ProposalFacts
  problem: (FormProblem & { intent: string }) | undefined
  requestKey: string
  mayManage: boolean
}) {
  const { sellerId, name, week, policyVersion, harm, status, failingRuns, evidence } = proposal
  const { quality, triggers, negatives } = evidence
  const speaking = quality.windows.filter(({ days }) => triggers.includes(days))
  return (
    <article className={classes.card} style={{ marginBottom: '1rem' }} data-proposal={proposal.id}>
      <h2 style={{ margin: 0, fontSize: '1.1rem' }}>
        <Anchor component={Link} to={`/sellers/${encodeURIComponent(sellerId)}`} underline="always" fw={650}>
          {name ?? sellerId}
        </Anchor>
      </h2>
      <p className={review.muted}>
        <FormattedMessage
          id="proposal.meta"
          values={{
            week: <FormattedDate value={week} timeZone="UTC" dateStyle="medium" />,
            policy: policyVersion,
            harm: <FormattedNumber value={harm} maximumFractionDigits={1} />,
            runs: failingRuns,
          }}
        />{' '}
        {status === 'stale' && <FormattedMessage id="proposal.stale" />}
      </p>
      {speaking.map((window) => (
        <p key={window.days}>
          <WindowSentence window={window} />
        </p>
      ))}
      <p>
        <FormattedMessage id="proposal.unanswered" values={negatives} />{' '}
        {quality.assurance === 'low' && <FormattedMessage id="proposal.lowAssurance" />}
      </p>
      <details className={classes.move}>
        <summary>
          <FormattedMessage id="proposal.figures" />
        </summary>
        <WindowTable windows={quality.windows} />
      </details>
      {mayManage && <ProposalForms proposal={proposal} problem={problem} requestKey={requestKey} />}
    </article>
  )
}

/** What one window shows, in a sentence. */
function WindowSentence({ window }: { window: WindowFigures }) {
  const { days, observed, expected, ratio, low, high, certainty, buyers, worsened } = window
  const number = (value: number) => <FormattedNumber value={value} maximumFractionDigits={1} />
  return (
    <>
      <FormattedMessage
        id="proposal.window"
        values={{
          days,
          observed,
          expected: number(expected),
          ratio: number(ratio),
          low: number(low),
          high: number(high),
          certainty: <FormattedNumber value={certainty} style="percent" maximumFractionDigits={1} />,
        }}
      />{' '}
      {buyers !== null && <FormattedMessage id="proposal.buyers" values={{ buyers }} />}{' '}
      {worsened !== null && (
        <FormattedMessage
          id="proposal.worsened"
          values={{
            worsened: <FormattedNumber value={worsened} style="percent" maximumFractionDigits={1} />,
          }}
        />
      )}
    </>
  )
}

function WindowTable({ windows }: { windows: WindowFigures[] }) {
  return (
    <DataTable label="proposal.figures" columns={columns}>
      {windows.map((window) => (
        <Table.Tr key={window.days}>
          <Table.Td>
            <FormattedMessage id="snapshot.days" values={{ days: window.days }} />
          </Table.Td>
          <NumberCell>
            <FormattedNumber value={window.observed} />
          </NumberCell>
          <NumberCell>
            <FormattedNumber value={window.expected} maximumFractionDigits={1} />
          </NumberCell>
          <NumberCell>
            <FormattedNumber value={window.feedback} />
          </NumberCell>
          <NumberCell>
            <FormattedNumber value={window.ratio} maximumFractionDigits={2} />
          </NumberCell>
          <NumberCell>
            <FormattedNumber value={window.certainty} style="percent" maximumFractionDigits={1} />
          </NumberCell>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

const columns = [
  'snapshot.window',
  'snapshot.observed',
  'snapshot.expected',
  'snapshot.feedback',
  'snapshot.ratio',
  'proposal.certainty',
] as const

/** Taking a proposal opens the form of an exclusion with what it stands on filled in; dismissing takes a reason. */
function ProposalForms({
  proposal,
  problem,
  requestKey,
}: {
  proposal: ProposalFacts
  problem: (FormProblem & { intent: string }) | undefined
  requestKey: string
}) {
  const intl = useIntl()
  const { id, evidence } = proposal
  const hidden = (
    <>
      <input type="hidden" name="proposalId" value={id} />
      <input type="hidden" name="requestKey" value={requestKey} />
    </>
  )
  return (
    <>
      <details className={classes.move} open={problem?.intent === 'take'} data-form="take">
        <summary>
          <FormattedMessage id="proposal.take" />
        </summary>
        <Form method="post">
          {hidden}
          <FormState state={problem?.intent === 'take' ? problem : undefined}>
            <ScopeFields
              action="exclude"
              scope="all"
              category={null}
              reasonCodes={suggestedReasons(evidence)}
              note={intl.formatMessage({ id: 'proposal.note' }, noteValues(evidence))}
            />
            <Submit intent="take" label="proposal.takeButton" />
          </FormState>
        </Form>
      </details>
      <details className={classes.move} open={problem?.intent === 'dismiss'} data-form="dismiss">
        <summary>
          <FormattedMessage id="proposal.dismiss" />
        </summary>
        <Form method="post">
          {hidden}
          <FormState state={problem?.intent === 'dismiss' ? problem : undefined}>
            <AreaField isRequired name="note" label="proposal.dismissWhy" />
            <Submit intent="dismiss" label="proposal.dismissButton" variant="default" />
          </FormState>
        </Form>
      </details>
    </>
  )
}

/** The reasons that what speaks for an exclusion amounts to (R4.1, R4.3). */
function suggestedReasons({ triggers, negatives }: ProposalFacts['evidence']): string[] {
  const isRecent = triggers.some((days) => days < 365)
  return [
    ...(isRecent ? ['quality_worsened'] : []),
    ...(triggers.includes(365) ? ['quality_low_for_a_year'] : []),
    ...(negatives.unanswered > 0 && negatives.unanswered * 2 >= negatives.old ? ['negatives_left_open'] : []),
  ]
}

function noteValues({ quality, triggers }: ProposalFacts['evidence']) {
  const window = quality.windows.find(({ days }) => triggers.includes(days))
  return {
    days: window?.days ?? 0,
    observed: window?.observed ?? 0,
    expected: (window?.expected ?? 0).toFixed(1),
    ratio: (window?.ratio ?? 0).toFixed(1),
  }
}
