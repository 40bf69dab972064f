import { FormattedMessage, useIntl } from 'react-intl'
import { ItemLinks } from '#app/components/quality/case-conditions.tsx'
import { exclusionReasonText } from '#app/components/quality/exclusion-reason.ts'
import { DayOf, Instant } from '#app/components/review/age.tsx'
import review from '#app/components/review/review.module.css'
import type { RecheckCheck } from '#domain/quality/recheck'

export type RecheckEntry = {
  id: string
  decisionId: string | null
  cycle: number
  openedAt: string
  proposed: 'reinstate' | 'hold' | 'extend'
  failed: RecheckCheck[] | string[]
  decided: 'reinstate' | 'uphold' | null
  reasons: string[] | null
  facts: Record<string, string[]> | null
  note: string | null
  isOverride: boolean | null
  nextRecheckDay: string | null
  isApproved: boolean | null
}

/** What was found at each re-check, what the rule made of it and what people decided. */
export function CaseRechecks({ rechecks }: { rechecks: RecheckEntry[] }) {
  const { locale } = useIntl()
  return (
    <ol className={`${review.plain} ${review.rows}`}>
      {rechecks.map((one) => (
        <li key={`${one.id} ${one.decisionId}`}>
          <strong>
            <FormattedMessage id="recheck.cycle" values={{ cycle: one.cycle }} />
          </strong>
          , <Instant at={one.openedAt} />. <FormattedMessage id={`recheck.rule.${one.proposed}`} />
          {one.decided && (
            <>
              {' '}
              <FormattedMessage id={`recheck.decided.${one.decided}`} />
              {one.isOverride && (
                <>
                  {' '}
                  <FormattedMessage id={`recheck.override.${overrideState(one.isApproved)}`} />
                </>
              )}
            </>
          )}
          {one.nextRecheckDay && (
            <>
              {' '}
              <FormattedMessage
                id="recheck.next"
                values={{ day: <DayOf at={`${one.nextRecheckDay}T12:00:00Z`} /> }}
              />
            </>
          )}
          {(one.reasons ?? []).map((code) => (
            <div key={code}>
              · {exclusionReasonText(code, locale)}
              <ItemLinks items={one.facts?.[code] ?? []} />
            </div>
          ))}
          {one.note && <p className={review.quote}>{one.note}</p>}
        </li>
      ))}
    </ol>
  )
}

function overrideState(isApproved: boolean | null): 'waiting' | 'approved' | 'turnedDown' {
  if (isApproved === null) return 'waiting'
  return isApproved ? 'approved' : 'turnedDown'
}
