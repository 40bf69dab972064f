import { FormattedMessage } from 'react-intl'
import classes from '#app/components/complaints/complaints.module.css'
import { Instant } from '#app/components/review/age.tsx'
import type { ComplaintSide } from '#domain/complaints/mover'

export type Satisfaction = {
  side: ComplaintSide
  score: number
  words: string | null
  /** RFC 3339. */
  ratedAt: string
}

/** How one side found the way its complaint was handled, in its own words where it gave any. */
export function SatisfactionWords({ said: { side, score, words, ratedAt } }: { said: Satisfaction }) {
  return (
    <>
      <span className={classes.muted}>
        <FormattedMessage id={`satisfaction.said.${side}`} values={{ score }} /> · <Instant at={ratedAt} />
      </span>
      {words && (
        <p className={classes.words} dir="auto">
          {words}
        </p>
      )}
    </>
  )
}
