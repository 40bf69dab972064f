import { Button, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { ChoiceList } from '#app/components/desk/choice-list.tsx'
import classes from '#app/components/desk/panels.module.css'
import { StatementPreview } from '#app/components/desk/statement-preview.tsx'
import type { StateVerdict } from '#app/components/desk/use-statement.ts'
import { reasonText } from '#app/components/review/reason-text.ts'
import { needsNote, reasonsFor } from '#domain/reason'
import type { DecisionAction } from '#domain/review'

/**
 * Why something is done to a review. Where words are needed as well, choosing leads to them and Ctrl+Enter sends;
 * else the choice is the decision.
 */
export function ReasonPanel({
  action,
  note,
  statement,
  onNote,
  onDecide,
  onCancel,
}: {
  action: DecisionAction
  /** What the review's author would be told. */
  statement: StateVerdict
  note: string
  onNote: (note: string) => void
  onDecide: (reasonCode: string) => void
  onCancel: () => void
}) {
  const intl = useIntl()
  const [chosen, setChosen] = useState<string>()
  const field = useRef<HTMLTextAreaElement>(null)
  const mustExplain = needsNote(action)
  const choices = reasonsFor(action).map(({ code, ground }) => ({
    id: code,
    text: reasonText(code, intl.locale),
    hint: ground,
  }))
  const [shown, setShown] = useState(choices[0]?.id ?? '')
  const verdictFor = (reasonCode: string) => ({ action, reasonCode, note })
  /** A statement with a gap in it is never sent. */
  const isWhole = (code: string) => statement.of(verdictFor(code))?.ok !== false
  const choose = (code: string) => {
    setChosen(code)
    setShown(code)
    if (!mustExplain) return isWhole(code) ? onDecide(code) : undefined
    field.current?.focus()
  }
  const isReady = chosen !== undefined && note.trim() !== '' && isWhole(chosen)
  const send = () => isReady && onDecide(chosen)

  return (
    <div className={`${classes.panel} ${classes.beside}`}>
      <fieldset>
        <legend>
          <FormattedMessage id={`panel.${action}`} />
        </legend>
        <ChoiceList choices={choices} chosen={chosen ?? ''} onChoose={choose} onShow={setShown} />
        <Textarea
          ref={field}
          mt="xs"
          autosize
          minRows={mustExplain ? 2 : 1}
          maxRows={6}
          label={intl.formatMessage({ id: mustExplain ? `note.${action}` : 'note.optional' })}
          required={mustExplain}
          value={note}
          onChange={(event) => onNote(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
          }}
        />
        <div className={classes.actions}>
          {mustExplain && (
            <Button size="compact-md" onClick={send} disabled={!isReady}>
              <kbd aria-hidden>Ctrl ↵</kbd>
              <FormattedMessage id={`send.${action}`} />
            </Button>
          )}
          <Button size="compact-md" variant="default" onClick={onCancel}>
            <kbd aria-hidden>Esc</kbd>
            <FormattedMessage id="panel.cancel" />
          </Button>
        </div>
      </fieldset>
      <StatementPreview verdict={verdictFor(shown)} statement={statement} />
    </div>
  )
}
