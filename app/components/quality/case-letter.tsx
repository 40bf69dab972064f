import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedDate, FormattedMessage, FormattedNumber } from 'react-intl'
import { TimeLeft } from '#app/components/quality/time-left.tsx'
import { Instant } from '#app/components/review/age.tsx'
import review from '#app/components/review/review.module.css'
import { awaitingAnswer, type LetterState } from '#domain/letter/state'

export type LetterFacts = {
  id: string
  state: LetterState
  cycle: number
  receivedAt: string | null
  replyDueAt: string | null
  returns: number
  versions: number
  problems: number
  solutions: number
  onTime: boolean | null
  warnings: number
  coverage: { share: number; total: number; covered: number } | null
  commitments: { id: string; action: string; owner: string; dueOn: string; state: string }[]
}

const open: readonly LetterState[] = awaitingAnswer

/** The seller's letter in short, what it promised, and the way to where it is read. */
export function CaseLetter({ letter }: { letter: LetterFacts | null }) {
  if (!letter) {
    return (
      <p className={review.muted}>
        <FormattedMessage id="board.noLetter" />
      </p>
    )
  }
  const { id, state, receivedAt, replyDueAt, versions, problems, solutions, coverage, onTime, warnings } =
    letter
  return (
    <>
      <p>
        <FormattedMessage id={`board.letterState.${state}`} />
        {receivedAt && (
          <>
            {' · '}
            <Instant at={receivedAt} /> <FormattedMessage id={onTime ? 'letter.inTime' : 'letter.late'} />
          </>
        )}
      </p>
      {versions > 0 && (
        <p>
          <FormattedMessage id="letter.holds" values={{ versions, problems, solutions }} />{' '}
          {coverage && (
            <FormattedMessage
              id="case.letter.coverage"
              values={{
                share: <FormattedNumber value={coverage.share} style="percent" />,
                covered: coverage.covered,
                total: coverage.total,
              }}
            />
          )}{' '}
          {warnings > 0 && <FormattedMessage id="case.letter.warnings" values={{ warnings }} />}
        </p>
      )}
      {open.includes(state) && replyDueAt && (
        <p>
          <FormattedMessage id="board.replyDue" values={{ at: <TimeLeft at={replyDueAt} /> }} />
        </p>
      )}
      {versions > 0 && (
        <Anchor component={Link} to={`/letters/${id}`} underline="always">
          <FormattedMessage id="letter.open" />
        </Anchor>
      )}
      {letter.commitments.length > 0 && <Promises commitments={letter.commitments} />}
    </>
  )
}

function Promises({ commitments }: Pick<LetterFacts, 'commitments'>) {
  return (
    <ul>
      {commitments.map(({ id, action, owner, dueOn, state }) => (
        <li key={id} style={{ overflowWrap: 'anywhere' }}>
          {action} ({owner}, <FormattedDate value={dueOn} timeZone="UTC" dateStyle="medium" />
          ): <FormattedMessage id={`commitment.${state}`} />
        </li>
      ))}
    </ul>
  )
}
