import { FormattedMessage } from 'react-intl'

/** The way to take a decision back without scripts, shown on the page that follows it. */
export function PlainUndo({ decisionId }: { decisionId: string }) {
  return (
    <noscript>
      <form method="post">
        <input type="hidden" name="intent" value="undo" />
        <input type="hidden" name="decisionId" value={decisionId} />
        <button type="submit">
          <FormattedMessage id="undo.plain" />
        </button>
      </form>
    </noscript>
  )
}
