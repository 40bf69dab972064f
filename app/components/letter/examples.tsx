import { FormattedMessage } from 'react-intl'
import classes from '#app/components/letter/letter.module.css'

const examples = ['reach', 'stock', 'delivery'] as const

/** Problem and Solution as a good letter pairs them (R4.14). */
export function Examples() {
  return (
    <details>
      <summary className={classes.summary}>
        <FormattedMessage id="letter.examples" />
      </summary>
      <div className={classes.rows}>
        {examples.map((example) => (
          <dl key={example} className={classes.facts}>
            <dt>
              <FormattedMessage id="letter.problem.word" />
            </dt>
            <dd>
              <FormattedMessage id={`letter.example.${example}.problem`} />
            </dd>
            <dt>
              <FormattedMessage id="letter.solution.word" />
            </dt>
            <dd>
              <FormattedMessage id={`letter.example.${example}.solution`} />
            </dd>
          </dl>
        ))}
      </div>
    </details>
  )
}
