import { Text } from '@mantine/core'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/letter/letter.module.css'
import { type Coverage, wantedShare } from '#domain/letter/coverage'

/** How much of what buyers said a letter answers, and whether the most frequent causes are among it. */
export function CoverageBar({ coverage }: { coverage: Coverage }) {
  const intl = useIntl()
  const { covered, total, share, opened, named, topCauses } = coverage
  return (
    <div className={classes.rows}>
      <Text size="sm">
        <FormattedMessage id="letter.coverage" values={{ covered, total, share, wanted: wantedShare }} />
      </Text>
      <div className={classes.bar} aria-hidden>
        <div className={classes.fill} style={{ width: `${share * 100}%` }} />
        <div className={classes.mark} style={{ insetInlineStart: `${wantedShare * 100}%` }} />
      </div>
      <Text size="sm">
        <FormattedMessage id="letter.opened" values={{ opened, named, total }} />
      </Text>
      {topCauses.length > 0 && (
        <ul className={classes.list}>
          {topCauses.map(({ cause, count, isCovered }) => (
            <li key={cause}>
              <FormattedMessage
                id={isCovered ? 'letter.top.covered' : 'letter.top.open'}
                values={{ cause: intl.formatMessage({ id: `cause.${cause}` }), count }}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
