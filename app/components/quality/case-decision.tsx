import { FormattedMessage } from 'react-intl'
import { CaseMoves, type FormProblem } from '#app/components/quality/case-moves.tsx'
import type { CaseFacts } from '#app/components/quality/case-shape.ts'
import { ChangedSince } from '#app/components/quality/case-snapshot.tsx'
import { SecondDecision } from '#app/components/quality/second-decision.tsx'
import review from '#app/components/review/review.module.css'
import { extensionDays } from '#domain/exclusion/clock'

/** What can be decided about a case: what waits for a second person first, then every move. */
export function CaseDecision({
  facts,
  requestKey,
  mayApprove,
  problem,
}: {
  facts: CaseFacts
  requestKey: string
  mayApprove: boolean
  problem: (FormProblem & { intent: string }) | undefined
}) {
  const { exclusion, moves, waiting, conditions, today } = facts
  const { version, snapshot } = exclusion
  const form = { seenVersion: version, requestKey }
  const shown = conditions?.frozen?.conditions ?? conditions?.live ?? []
  return (
    <>
      {exclusion.annulmentReason && exclusion.state !== 'annulled' && (
        <p>
          <FormattedMessage id="case.annulmentAsked" />
          <span className={review.quote}>{exclusion.annulmentReason}</span>
        </p>
      )}
      {waiting && (
        <SecondDecision
          {...form}
          waiting={waiting}
          mayDecide={mayApprove && !facts.isTied}
          problem={problem?.intent === 'second' ? problem : undefined}
        />
      )}
      <CaseMoves
        {...form}
        moves={waiting ? moves.filter(({ move }) => move === 'annul' || move === 'stop_at_once') : moves}
        problem={problem}
        changed={snapshot && today ? <ChangedSince then={snapshot} today={today} /> : null}
        fields={{
          ...exclusion,
          note: exclusion.note ?? '',
          conditions: shown,
          extensionDays: extensionDays.usual,
        }}
      />
    </>
  )
}
