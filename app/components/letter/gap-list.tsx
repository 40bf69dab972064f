import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/letter/letter.module.css'
import type { Gap } from '#domain/letter/gaps'

/** What a letter lacks, one thing a line. */
export function GapList({ gaps }: { gaps: readonly Gap[] }) {
  const intl = useIntl()
  return (
    <ul className={classes.list}>
      {gaps.map((gap) => (
        <li key={keyOf(gap)}>
          <FormattedMessage
            id={`letter.gap.${gap.kind}`}
            values={{
              left: 'left' in gap ? gap.left : 0,
              missing:
                gap.kind === 'row_incomplete'
                  ? intl.formatList(
                      gap.missing.map((part) => intl.formatMessage({ id: `letter.part.${part}` })),
                    )
                  : '',
            }}
          />
        </li>
      ))}
    </ul>
  )
}

function keyOf(gap: Gap): string {
  if ('rowId' in gap) return gap.rowId
  return 'problemId' in gap ? `${gap.kind} ${gap.problemId}` : gap.kind
}
