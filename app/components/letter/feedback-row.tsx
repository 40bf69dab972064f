import { Button } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/letter/letter.module.css'
import { Stars } from '#app/components/review/stars.tsx'
import type { Cause, FeedbackKind } from '#domain/cause'

export type FeedbackFacts = {
  kind: FeedbackKind
  id: string
  rating: number | null
  complaintKind: string | null
  createdAt: Date
  standing: 'resolved' | 'objective_reason' | 'commented' | 'open'
  cause: Cause | null
  openedAt: Date | null
}

/** One negative review or complaint in the list, with the button that opens it. */
export function FeedbackRow({ item }: { item: FeedbackFacts & { excerpt: string } }) {
  const intl = useIntl()
  const { kind, id, excerpt, cause, openedAt } = item
  const state = cause ? `cause.${cause}` : openedAt ? 'letter.feedback.unnamed' : 'letter.feedback.unopened'
  return (
    <article className={classes.card}>
      <FeedbackMeta item={item} />
      <p className={classes.text} dir="auto">
        {excerpt}
      </p>
      <Form method="post" className={classes.meta}>
        <strong>
          <FormattedMessage id={state} />
        </strong>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="id" value={id} />
        <Button
          type="submit"
          name="intent"
          value="open"
          variant="default"
          mih={44}
          aria-label={intl.formatMessage({ id: 'letter.feedback.open_this' }, { text: excerpt })}
        >
          <FormattedMessage id="letter.feedback.open" />
        </Button>
      </Form>
    </article>
  )
}

/** When it was written, what it is, and what has become of it. */
export function FeedbackMeta({
  item: { rating, complaintKind, createdAt, standing },
}: {
  item: FeedbackFacts
}) {
  return (
    <div className={classes.meta}>
      {rating === null ? (
        <FormattedMessage id="letter.feedback.complaint" values={{ kind: complaintKind }} />
      ) : (
        <Stars rating={rating} />
      )}
      <time dateTime={createdAt.toISOString()}>
        <FormattedDate value={createdAt} dateStyle="medium" />
      </time>
      <span>
        <FormattedMessage id={`letter.standing.${standing}`} />
      </span>
    </div>
  )
}
