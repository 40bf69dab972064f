import { Textarea } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useIntl } from 'react-intl'
import classes from '#app/components/desk/panels.module.css'

/** Words kept with the item while it is judged and with the decision once it is taken. */
export function NotePanel({ note, onNote }: { note: string; onNote: (note: string) => void }) {
  const intl = useIntl()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <div className={classes.panel}>
      <Textarea
        ref={field}
        autosize
        minRows={2}
        label={intl.formatMessage({ id: 'note.label' })}
        description={intl.formatMessage({ id: 'note.hint' })}
        value={note}
        onChange={(event) => onNote(event.currentTarget.value)}
      />
    </div>
  )
}
