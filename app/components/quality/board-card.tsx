import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import { CaseState } from '#app/components/quality/case-state.tsx'
import classes from '#app/components/quality/quality.module.css'
import { TimeLeft } from '#app/components/quality/time-left.tsx'
import { DayOf } from '#app/components/review/age.tsx'
import review from '#app/components/review/review.module.css'
import type { BoardColumn } from '#domain/exclusion/board'
import type { ExclusionState } from '#domain/exclusion/state'
import type { LetterState } from '#domain/letter/state'

export type CardFacts = {
  column: BoardColumn
  id: string
  sellerId: string
  sellerName: string | null
  state: ExclusionState
  category: string | null
  /** Days since the exclusion took effect. */
  days: number | null
  nextRecheckAt: string | null
  pausedUntil: string | null
  at: string
  letterState: LetterState | null
  letterReplyDueAt: string | null
  scoreThen: number | null
  scoreNow: number | null
  unanswered: number
  hasFakes: boolean
  strictWatch: boolean
  isUnconfirmed: boolean
  refusals: number
}

/** One case on the board: what it needs next and by when. */
export function BoardCard({ card }: { card: CardFacts }) {
  const { id, sellerId, sellerName, state, days, refusals, unanswered, hasFakes, category } = card
  return (
    <li className={classes.card} data-case={id}>
      <Anchor component={Link} to={`/quality/cases/${id}`} fw={650} underline="always">
        {sellerName ?? sellerId}
      </Anchor>
      <div className={review.line}>
        <CaseState state={state} />
        {category && <span className={review.muted}>{category}</span>}
      </div>
      {days !== null && (
        <p>
          <FormattedMessage id="board.days" values={{ days }} />
          {refusals > 0 && (
            <>
              {' · '}
              <FormattedMessage id="board.refusals" values={{ refusals }} />
            </>
          )}
        </p>
      )}
      <p>
        <NextStep card={card} />
      </p>
      {card.isUnconfirmed && (
        <p className={classes.late}>
          <FormattedMessage id="board.unconfirmed" />
        </p>
      )}
      <LetterLine card={card} />
      <p>
        <FormattedMessage id="board.unanswered" values={{ unanswered }} />
        <ScoreChange then={card.scoreThen} now={card.scoreNow} />
      </p>
      {hasFakes && (
        <p className={classes.late}>
          <FormattedMessage id="board.fakes" />
        </p>
      )}
    </li>
  )
}

/** What comes next, and when. */
function NextStep({ card }: { card: CardFacts }) {
  const { column, state, at, nextRecheckAt, pausedUntil } = card
  if (pausedUntil)
    return <FormattedMessage id="board.paused" values={{ at: <TimeLeft at={pausedUntil} /> }} />
  switch (column) {
    case 'excluded':
    case 'letter':
    case 'recheck':
      return nextRecheckAt ? (
        <FormattedMessage id="board.recheck" values={{ at: <TimeLeft at={nextRecheckAt} /> }} />
      ) : null
    case 'probation':
      return (
        <FormattedMessage
          id={card.strictWatch ? 'board.probationStrict' : 'board.probation'}
          values={{ at: <TimeLeft at={at} /> }}
        />
      )
    case 'ending':
      return <FormattedMessage id="board.ending" values={{ at: <TimeLeft at={at} /> }} />
    default:
      if (state === 'immediate_stop')
        return <FormattedMessage id="board.stop" values={{ at: <TimeLeft at={at} /> }} />
      return <FormattedMessage id={`board.since.${column}`} values={{ day: <DayOf at={at} /> }} />
  }
}

function LetterLine({ card: { letterState, letterReplyDueAt, column } }: { card: CardFacts }) {
  if (!letterState) {
    if (column !== 'excluded' && column !== 'recheck') return null
    return (
      <p>
        <FormattedMessage id="board.noLetter" />
      </p>
    )
  }
  return (
    <p>
      <FormattedMessage
        id="board.letter"
        values={{ state: <FormattedMessage id={`board.letterState.${letterState}`} /> }}
      />
      {column === 'letter' && letterReplyDueAt && (
        <>
          {' · '}
          <FormattedMessage id="board.replyDue" values={{ at: <TimeLeft at={letterReplyDueAt} /> }} />
        </>
      )}
    </p>
  )
}

function ScoreChange({ then, now }: { then: number | null; now: number | null }) {
  if (then === null || now === null) return null
  return (
    <>
      {' · '}
      <FormattedMessage
        id="board.score"
        values={{
          now: <FormattedNumber value={now} maximumFractionDigits={0} />,
          change: <FormattedNumber value={now - then} maximumFractionDigits={1} signDisplay="exceptZero" />,
        }}
      />
    </>
  )
}
