import { Form } from '@remix-run/react'
import { useIntl } from 'react-intl'
import type { SignalMark } from '#app/components/desk/evidence.ts'
import { markFields } from '#app/components/review/mark-fields.ts'
import classes from '#app/components/review/signals.module.css'

/** A signal's review, what was said of it so far, and how the desk takes it; elsewhere the form is sent. */
export type Marking = {
  reviewId: string
  revision: number
  marks: SignalMark[]
  onMark?: ((signal: string, isRight: boolean | null) => void) | undefined
}

/** Right or wrong: two small buttons for one signal. Pressing the one that holds takes it back. */
export function MarkButtons({ signal, title, marking }: { signal: string; title: string; marking: Marking }) {
  const intl = useIntl()
  const { reviewId, revision, marks, onMark } = marking
  const own = marks.find((mark) => mark.signal === signal)?.isRight ?? null
  return (
    <span className={classes.marks}>
      {[true, false].map((isRight) => {
        const next = own === isRight ? null : isRight
        const label = intl.formatMessage({ id: isRight ? 'mark.right' : 'mark.wrong' })
        return (
          <Form
            key={String(isRight)}
            method="post"
            preventScrollReset
            onSubmit={(event) => {
              if (!onMark) return
              event.preventDefault()
              onMark(signal, next)
            }}
          >
            {Object.entries(markFields({ reviewId, revision, signal, isRight: next })).map(
              ([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ),
            )}
            <button
              type="submit"
              aria-pressed={own === isRight}
              aria-label={`${label}: ${title}`}
              title={label}
            >
              {isRight ? '✓' : '✗'}
            </button>
          </Form>
        )
      })}
    </span>
  )
}
