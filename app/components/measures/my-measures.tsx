import { useId } from 'react'
import { FormattedMessage } from 'react-intl'
import type { SellerStanding } from '#app/components/measures/facts.ts'
import { MeasureItem } from '#app/components/measures/measure-item.tsx'
import pages from '#app/components/pages/pages.module.css'
import { DayOf } from '#app/components/review/age.tsx'
import review from '#app/components/review/review.module.css'

/** What a seller is told of measures: what counts against them, until when, and what would come next (B29). */
export function MyMeasures({ standing: { ladder, measures } }: { standing: SellerStanding }) {
  const id = useId()
  return (
    <section className={pages.card} aria-labelledby={id}>
      <h2 id={id}>
        <FormattedMessage id="measure.mine.title" />
      </h2>
      {measures.length === 0 ? (
        <p>
          <FormattedMessage id="measure.mine.none" />
        </p>
      ) : (
        <p>
          <FormattedMessage id="measure.mine.balance" values={{ balance: ladder.balance }} />{' '}
          {ladder.lapsesAt && (
            <FormattedMessage id="measure.lapses" values={{ day: <DayOf at={ladder.lapsesAt} /> }} />
          )}
        </p>
      )}
      {ladder.balance > 0 && ladder.next && (
        <p>
          <FormattedMessage
            id="measure.mine.next"
            values={{ step: <FormattedMessage id={`measure.step.${ladder.next}`} /> }}
          />
        </p>
      )}
      <ul className={review.plain}>
        {measures.map((measure) => (
          <MeasureItem key={measure.id} measure={measure} />
        ))}
      </ul>
    </section>
  )
}
