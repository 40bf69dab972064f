import { useIntl } from 'react-intl'
import classes from '#app/components/review/review.module.css'
import { type Mark, type Segment, segmentText } from '#domain/text/segments'

/**
 * A person's text as it was sent: its own direction and line breaks, stretches of note marked, and characters
 * nobody would see drawn as their code.
 */
export function MarkedText({ text, marks, lang }: { text: string; marks: Mark[]; lang?: string | null }) {
  const segments = segmentText(text, marks)
  return (
    <p className={classes.text} dir="auto" {...(lang && { lang })}>
      {segments.map((segment) => (
        <Piece key={segment.start} segment={segment} />
      ))}
    </p>
  )
}

function Piece({ segment: { text, marks, hidden } }: { segment: Segment }) {
  const intl = useIntl()
  const shown = hidden ? (
    <span className={classes.invisible} title={intl.formatMessage({ id: 'review.invisible' })}>
      {hidden}
    </span>
  ) : (
    text
  )
  // What will be masked is drawn over what it was found by.
  const mark = marks.find(({ kind }) => kind === 'masked') ?? marks[0]
  if (!mark) return shown
  return (
    <mark className={classes[mark.kind]} title={mark.label}>
      {shown}
    </mark>
  )
}
