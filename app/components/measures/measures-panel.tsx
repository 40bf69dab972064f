import { useId } from 'react'
import { FormattedMessage } from 'react-intl'
import { CloseForms } from '#app/components/measures/close-forms.tsx'
import type { FormAnswer, SellerStanding } from '#app/components/measures/facts.ts'
import { ImposeForms } from '#app/components/measures/impose-forms.tsx'
import { LadderSteps } from '#app/components/measures/ladder-steps.tsx'
import { MeasureItem } from '#app/components/measures/measure-item.tsx'
import pages from '#app/components/pages/pages.module.css'
import { DayOf } from '#app/components/review/age.tsx'
import review from '#app/components/review/review.module.css'

type Panel = {
  standing: SellerStanding
  category: string
  canManage: boolean
  requestKey: string
  answer: FormAnswer | undefined
}

/** Where a seller stands on the ladder, what was done and why, and for those who may, the next step (B52, B29). */
export function MeasuresPanel({ standing, category, canManage, requestKey, answer }: Panel) {
  const id = useId()
  const { ladder, measures } = standing
  return (
    <section className={pages.card} aria-labelledby={id}>
      <h2 id={id}>
        <FormattedMessage id="measure.title" />
      </h2>
      <LadderSteps ladder={ladder} />
      <p>
        <FormattedMessage id="measure.balance" values={{ balance: ladder.balance }} />{' '}
        {ladder.lapsesAt && (
          <FormattedMessage id="measure.lapses" values={{ day: <DayOf at={ladder.lapsesAt} /> }} />
        )}
      </p>
      {measures.length === 0 && (
        <p className={review.muted}>
          <FormattedMessage id="measure.none" />
        </p>
      )}
      <ul className={review.plain}>
        {measures.map((measure) => (
          <MeasureItem key={measure.id} measure={measure}>
            {canManage && <CloseForms measure={measure} requestKey={requestKey} answer={answer} />}
          </MeasureItem>
        ))}
      </ul>
      {canManage && (
        <ImposeForms standing={standing} category={category} requestKey={requestKey} answer={answer} />
      )}
    </section>
  )
}
