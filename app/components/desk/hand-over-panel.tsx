import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/desk/desk.module.css'
import type { Colleague } from '#app/components/desk/evidence.ts'
import panels from '#app/components/desk/panels.module.css'

/** Puts the item into a named colleague's hands, with a note that opens as theirs. */
export function HandOverPanel({
  colleagues,
  note,
  onNote,
  onHandOver,
}: {
  colleagues: Colleague[]
  note: string
  onNote: (note: string) => void
  onHandOver: (accountId: string) => void
}) {
  const intl = useIntl()
  const field = useRef<HTMLSelectElement>(null)
  const [to, setTo] = useState(colleagues[0]?.id ?? '')
  useEffect(() => field.current?.focus(), [])
  return (
    <div className={panels.panel}>
      <fieldset
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && to) onHandOver(to)
        }}
      >
        <legend>
          <FormattedMessage id="panel.hand_over" />
        </legend>
        <NativeSelect
          ref={field}
          label={intl.formatMessage({ id: 'handOver.to' })}
          data={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Textarea
          mt="xs"
          autosize
          minRows={2}
          label={intl.formatMessage({ id: 'handOver.note' })}
          value={note}
          onChange={(event) => onNote(event.currentTarget.value)}
        />
        <Button mt="xs" size="compact-md" disabled={!to} onClick={() => onHandOver(to)}>
          <kbd className={classes.key} aria-hidden>
            Ctrl ↵
          </kbd>
          <FormattedMessage id="send.hand_over" />
        </Button>
      </fieldset>
    </div>
  )
}
