import { Button, NativeSelect } from '@mantine/core'
import { type RefObject, useEffect, useRef, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/desk/panels.module.css'
import { placeInRawText } from '#app/components/desk/raw-offsets.ts'
import { RedactionRows } from '#app/components/desk/redaction-rows.tsx'
import { StatementPreview } from '#app/components/desk/statement-preview.tsx'
import type { StateVerdict } from '#app/components/desk/use-statement.ts'
import { reasonText } from '#app/components/review/reason-text.ts'
import review from '#app/components/review/review.module.css'
import { reasonsFor } from '#domain/reason'
import { type Redaction, redact } from '#domain/review'

/**
 * Marks what readers shall not see. The text stands in a field that cannot be changed, where Shift and the arrows select
 * as the mouse does; what the signals found is one button away.
 */
export function RedactionPanel({
  text,
  suggested,
  redactions,
  statement,
  onChange,
  onDecide,
  onCancel,
}: {
  text: string
  suggested: Redaction[]
  redactions: Redaction[]
  /** What the review's author would be told. */
  statement: StateVerdict
  onChange: (redactions: Redaction[]) => void
  onDecide: (reasonCode: string) => void
  onCancel: () => void
}) {
  const intl = useIntl()
  const field = useRef<HTMLTextAreaElement>(null)
  const reasons = reasonsFor('redact').map(({ code }) => ({
    value: code,
    label: reasonText(code, intl.locale),
  }))
  const [reason, setReason] = useState(reasons[0]?.value ?? '')
  useFrozenField(field)

  const markSelection = () => {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {}
    const [start, end] = [placeInRawText(text, selectionStart), placeInRawText(text, selectionEnd)]
    if (start < end) onChange(withSpan(redactions, { start, end, reason }))
  }
  const reasonCode = redactions[0]?.reason
  const verdict = { action: 'redact' as const, reasonCode, redactions }
  const isReady = reasonCode !== undefined && statement.of(verdict)?.ok === true
  const send = () => isReady && onDecide(reasonCode)

  return (
    <div className={`${classes.panel} ${classes.beside}`}>
      <fieldset
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
        }}
      >
        <legend>
          <FormattedMessage id="panel.redact" />
        </legend>
        <textarea
          ref={field}
          className={classes.marker}
          aria-label={intl.formatMessage({ id: 'redact.field' })}
          aria-readonly
          dir="auto"
          defaultValue={text}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
            event.preventDefault()
            markSelection()
          }}
        />
        <div className={classes.actions}>
          <NativeSelect
            size="xs"
            aria-label={intl.formatMessage({ id: 'redact.reason' })}
            data={reasons}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button size="compact-md" variant="default" onClick={markSelection}>
            <kbd aria-hidden>↵</kbd>
            <FormattedMessage id="redact.mark" />
          </Button>
          {suggested.length > 0 && (
            <Button
              size="compact-md"
              variant="default"
              onClick={() => onChange(suggested.reduce(withSpan, redactions))}
            >
              <FormattedMessage id="redact.suggested" values={{ count: suggested.length }} />
            </Button>
          )}
        </div>
        <RedactionRows text={text} redactions={redactions} onChange={onChange} />
        {redactions.length > 0 && (
          <div className={classes.preview}>
            <div className={review.muted}>
              <FormattedMessage id="redact.preview" />
            </div>
            <p className={review.text} dir="auto">
              {redact(text, redactions)}
            </p>
          </div>
        )}
        <div className={classes.actions}>
          <Button size="compact-md" disabled={!isReady} onClick={send}>
            <kbd aria-hidden>Ctrl ↵</kbd>
            <FormattedMessage id="send.redact" />
          </Button>
          <Button size="compact-md" variant="default" onClick={onCancel}>
            <kbd aria-hidden>Esc</kbd>
            <FormattedMessage id="panel.cancel" />
          </Button>
        </div>
      </fieldset>
      {reasonCode !== undefined && <StatementPreview verdict={verdict} statement={statement} />}
    </div>
  )
}

/** A field whose caret moves and selects as in any other, but whose text stays: browsers hide it in read-only ones. */
function useFrozenField(field: RefObject<HTMLTextAreaElement>) {
  useEffect(() => {
    const element = field.current
    if (!element) return
    const keep = (event: Event) => event.preventDefault()
    element.addEventListener('beforeinput', keep)
    element.focus()
    element.setSelectionRange(0, 0)
    return () => element.removeEventListener('beforeinput', keep)
  }, [field])
}

/** The same span marked again takes the newer reason. */
function withSpan(redactions: Redaction[], added: Redaction): Redaction[] {
  const others = redactions.filter(({ start, end }) => start !== added.start || end !== added.end)
  return [...others, added].sort((a, b) => a.start - b.start)
}
