import { FormattedMessage } from 'react-intl'
import { Section, When } from '#app/components/admin/page-parts.tsx'
import classes from '#app/components/mediation/terms.module.css'

/** Words for which the letter was not sent: they tied money or goods to a review. */
export function StoppedLetters({
  stopped,
}: {
  stopped: { id: string; phrases: string[]; stoppedAt: Date }[]
}) {
  if (stopped.length === 0) return null
  return (
    <Section title="letterReview.stopped">
      {stopped.map(({ id, phrases, stoppedAt }) => (
        <div key={id} className={classes.card}>
          <p>
            <FormattedMessage id="letterReview.stopped.at" /> <When at={stoppedAt} />
          </p>
          {phrases.map((phrase) => (
            <blockquote key={phrase} className={classes.quote} dir="auto">
              {phrase}
            </blockquote>
          ))}
        </div>
      ))}
    </Section>
  )
}
