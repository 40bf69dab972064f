import { Alert } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import { Section, When } from '#app/components/admin/page-parts.tsx'
import classes from '#app/components/letter/letter.module.css'
import type { ReviewedLetter } from '#app/components/letter-review/review.ts'
import { languageNames } from '#domain/language'

/** When it came, until when it has to be answered, and for which re-check it counts. */
export function LetterFacts({ review: { letter, versions, sent } }: { review: ReviewedLetter }) {
  const { state, receivedAt, replyDueAt, answeredAt, cycle, lateForCycle, escalatedTo } = letter
  return (
    <Section title="letterReview.state">
      {escalatedTo && !answeredAt && (
        <Alert color="orange" variant="outline">
          <FormattedMessage id={`letterReview.escalated.${escalatedTo}`} />
        </Alert>
      )}
      <dl className={classes.facts}>
        <Fact name="letterReview.state">
          <FormattedMessage id={`letterState.${state}`} />
        </Fact>
        <Fact name="letterReview.received">
          <When at={receivedAt} />
        </Fact>
        <Fact name="letterReview.due">
          <When at={answeredAt ? null : replyDueAt} />
        </Fact>
        <Fact name="letterReview.cycle">
          <FormattedMessage
            id={lateForCycle === null ? 'letterReview.cycle.value' : 'letterReview.cycle.late'}
            values={{ cycle }}
          />
        </Fact>
        {sent && <Fact name="letterReview.language">{languageNames[sent.language]}</Fact>}
      </dl>
      <ul className={classes.list}>
        {versions.map(({ version, submittedAt, onTime }) => (
          <li key={version}>
            <FormattedMessage id="letterReview.version" values={{ version }} /> · <When at={submittedAt} /> ·{' '}
            <FormattedMessage id={onTime ? 'letterReview.version.in_time' : 'letterReview.version.late'} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>
        <FormattedMessage id={name} />
      </dt>
      <dd>{children}</dd>
    </>
  )
}
