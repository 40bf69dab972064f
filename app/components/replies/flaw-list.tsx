import { FormattedMessage } from 'react-intl'
import classes from '#app/components/letter/letter.module.css'
import type { ReplyFlaw } from '#domain/replies/flaws'

/** What was found in a reply, with the words it rests on. */
export function FlawList({ flaws }: { flaws: readonly ReplyFlaw[] }) {
  return (
    <ul className={classes.list}>
      {flaws.map(({ kind, phrases }) => (
        <li key={kind}>
          <FormattedMessage id={`replies.flaw.${kind}`} />
          {phrases.map((phrase) => (
            <div key={phrase} className={classes.text} dir="auto">
              “{phrase}”
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}
