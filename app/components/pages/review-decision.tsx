import { Button, Textarea } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Evidence } from '#app/components/desk/evidence.ts'
import { useNow } from '#app/components/now.tsx'
import classes from '#app/components/pages/pages.module.css'
import { Age } from '#app/components/review/age.tsx'
import { reasonText } from '#app/components/review/reason-text.ts'
import review from '#app/components/review/review.module.css'

/** The decision that stands: who, when, why; undone for ten seconds, reopened afterwards. */
export function ReviewDecision({
  evidence,
  canReopen,
  requestKey,
}: {
  evidence: Evidence
  canReopen: boolean
  requestKey: string
}) {
  const intl = useIntl()
  const now = useNow(1000)
  const { decision, review: shown } = evidence
  const isUndoable = decision?.isMine === true && new Date(decision.undoUntil).getTime() > now
  return (
    <section className={classes.card} aria-labelledby="decision">
      <h2 id="decision">
        <FormattedMessage id="decision.title" />
      </h2>
      {decision ? (
        <dl className={classes.facts}>
          <dt>
            <FormattedMessage id={`done.${decision.action}`} />
          </dt>
          <dd>
            {decision.by ?? <FormattedMessage id="actor.automatic" />}, <Age at={decision.at} />
          </dd>
          {decision.reasonCode && (
            <>
              <dt>
                <FormattedMessage id="decision.reason" />
              </dt>
              <dd>{reasonText(decision.reasonCode, intl.locale)}</dd>
            </>
          )}
          {decision.note && (
            <>
              <dt>
                <FormattedMessage id="note.label" />
              </dt>
              <dd dir="auto">{decision.note}</dd>
            </>
          )}
        </dl>
      ) : (
        <p className={review.muted}>
          <FormattedMessage id="decision.none" />
        </p>
      )}
      {decision && isUndoable && (
        <Form method="post">
          <input type="hidden" name="intent" value="undo" />
          <input type="hidden" name="decisionId" value={decision.id} />
          <Button type="submit" variant="default">
            <FormattedMessage id="undo.plain" />
          </Button>
        </Form>
      )}
      {canReopen && !isUndoable && (
        <Form method="post">
          <input type="hidden" name="intent" value="reopen" />
          <input type="hidden" name="reviewId" value={shown.id} />
          <input type="hidden" name="seenVersion" value={shown.version} />
          <input type="hidden" name="requestKey" value={requestKey} />
          <Textarea
            name="why"
            required
            maxLength={2000}
            label={intl.formatMessage({ id: 'reopen.why' })}
            autosize
            minRows={2}
          />
          <Button type="submit" variant="default" mt="xs">
            <FormattedMessage id="reopen.button" />
          </Button>
        </Form>
      )}
    </section>
  )
}
