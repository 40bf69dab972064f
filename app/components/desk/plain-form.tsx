import { FormattedMessage, useIntl } from 'react-intl'
import type { DeskItem } from '#app/components/desk/evidence.ts'
import { skipReasons } from '#app/components/desk/skip-panel.tsx'
import { suggestRedactions } from '#app/components/desk/suggested-redactions.ts'
import { reasonText } from '#app/components/review/reason-text.ts'
import { reasons } from '#domain/reason'

/** The decision, the skipping and the giving back as plain forms. */
export function PlainForm({ item, requestKey }: { item: DeskItem; requestKey: string }) {
  const intl = useIntl()
  const { review, actions, signals } = item.evidence
  const workItemId = <input type="hidden" name="workItemId" value={item.work.id} />
  return (
    <>
      <form method="post">
        <input type="hidden" name="intent" value="decide" />
        <input type="hidden" name="reviewId" value={review.id} />
        <input type="hidden" name="seenVersion" value={review.version} />
        <input type="hidden" name="requestKey" value={requestKey} />
        <input type="hidden" name="redactions" value={JSON.stringify(suggestRedactions(signals))} />
        <select name="action" required aria-label={intl.formatMessage({ id: 'plain.action' })}>
          <option value="">—</option>
          {actions.map((action) => (
            <option key={action} value={action}>
              {intl.formatMessage({ id: `action.${action}` })}
            </option>
          ))}
        </select>{' '}
        <select name="reasonCode" aria-label={intl.formatMessage({ id: 'plain.reason' })}>
          <option value="">—</option>
          {reasons.map(({ code }) => (
            <option key={code} value={code}>
              {reasonText(code, intl.locale)}
            </option>
          ))}
        </select>{' '}
        <input
          name="note"
          defaultValue={item.work.draft.note}
          aria-label={intl.formatMessage({ id: 'note.label' })}
        />{' '}
        <button type="submit">
          <FormattedMessage id="plain.decide" />
        </button>
      </form>
      <form method="post">
        <input type="hidden" name="intent" value="skip" />
        {workItemId}
        <select name="reason" aria-label={intl.formatMessage({ id: 'panel.skip' })}>
          {skipReasons.map((reason) => (
            <option key={reason} value={reason}>
              {intl.formatMessage({ id: `skip.${reason}` })}
            </option>
          ))}
        </select>{' '}
        <button type="submit">
          <FormattedMessage id="action.skip" />
        </button>
      </form>
      <form method="post">
        <input type="hidden" name="intent" value="release" />
        <input type="hidden" name="reason" value="released_by_hand" />
        {workItemId}
        <button type="submit">
          <FormattedMessage id="action.lease" />
        </button>
      </form>
    </>
  )
}
