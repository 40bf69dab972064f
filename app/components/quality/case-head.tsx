import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { CaseStanding } from '#app/components/quality/case-shape.ts'
import { CaseState } from '#app/components/quality/case-state.tsx'
import { exclusionReasonText } from '#app/components/quality/exclusion-reason.ts'
import classes from '#app/components/quality/quality.module.css'
import { TimeLeft } from '#app/components/quality/time-left.tsx'
import review from '#app/components/review/review.module.css'

/** Where a case stands, what it is for, whose hand was in it and what its clocks say. */
export function CaseHead({
  exclusion,
  names,
}: {
  exclusion: CaseStanding
  names: { part: string; name: string }[]
}) {
  const { locale } = useIntl()
  const { state, scope, category, reasonCodes, note, days, cycle, sellerId } = exclusion
  return (
    <div style={{ marginBottom: '1rem', overflowWrap: 'anywhere' }}>
      <p className={review.line}>
        <CaseState state={state} />
        <span>
          <FormattedMessage id={`exclusionScope.${scope}`} />
        </span>
        {category && <span>{category}</span>}
        {days !== null && (
          <span>
            <FormattedMessage id="board.days" values={{ days }} />
          </span>
        )}
        {cycle > 1 && (
          <span>
            <FormattedMessage id="recheck.cycle" values={{ cycle }} />
          </span>
        )}
        <Anchor component={Link} to={`/sellers/${encodeURIComponent(sellerId)}`} underline="always" fz="sm">
          <FormattedMessage id="case.seller" />
        </Anchor>
        <Anchor href="#decide" underline="always" fz="sm" hiddenFrom="md">
          <FormattedMessage id="case.decide" />
        </Anchor>
      </p>
      <Clocks exclusion={exclusion} />
      {exclusion.dayZero === null && exclusion.noticeEscalatedAt && (
        <p className={classes.late}>
          <FormattedMessage id="board.unconfirmed" />
        </p>
      )}
      <ul style={{ margin: 0 }}>
        {reasonCodes.map((code) => (
          <li key={code}>{exclusionReasonText(code, locale)}</li>
        ))}
      </ul>
      {note && <p className={review.quote}>{note}</p>}
      <p className={review.muted}>
        {names.map(({ part, name }, at) => (
          <span key={part}>
            {at > 0 && ' · '}
            <FormattedMessage id={`case.part.${part}`} values={{ name }} />
          </span>
        ))}
      </p>
    </div>
  )
}

/** What is due and by when. */
function Clocks({ exclusion }: { exclusion: CaseStanding }) {
  const { state, nextRecheckAt, pausedUntil, probationUntil, strictWatch, stopReviewDueAt, terminatesAt } =
    exclusion
  const probation = strictWatch ? 'board.probationStrict' : 'board.probation'
  const clocks = [
    { id: 'board.paused', at: pausedUntil, isShown: true },
    { id: 'board.recheck', at: nextRecheckAt, isShown: state.startsWith('recheck') || state === 'excluded' },
    { id: probation, at: probationUntil, isShown: state === 'reinstated_probation' },
    { id: 'board.stop', at: stopReviewDueAt, isShown: state === 'immediate_stop' },
    { id: 'board.ending', at: terminatesAt, isShown: state === 'termination_notice' },
  ]
  return clocks.map(({ id, at, isShown }) =>
    at && isShown ? (
      <p key={id}>
        <FormattedMessage id={id} values={{ at: <TimeLeft at={at} /> }} />
      </p>
    ) : null,
  )
}
