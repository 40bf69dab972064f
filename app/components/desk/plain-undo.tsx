import { FormattedMessage } from 'react-intl'

/** The way to take a decision back without scripts, shown on the page that follows it. */
export function PlainUndo({ decisionId, requestKey }: { decisionId: string; requestKey: string }) {
  return (
    <noscript>
      <form method="post">
        <input type="hidden" name="intent" value="undo" />
        <input type="hidden" name="decisionId" value={decisionId} />
        <input type="hidden" name="requestKey" value={requestKey} />
        <button type="submit">
          <FormattedMessage id="undo.plain" />
        </button>
      </form>
    </noscript>
  )
}
