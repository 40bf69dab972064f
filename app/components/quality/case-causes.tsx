import { FormattedMessage, FormattedNumber } from 'react-intl'
import pages from '#app/components/pages/pages.module.css'
import review from '#app/components/review/review.module.css'
import type { Cause } from '#domain/cause'

/** Why buyers were unhappy, as the seller named it, the most frequent first. */
export function CaseCauses({
  causes,
  negatives,
  unnamed,
}: {
  causes: { cause: Cause; count: number }[]
  negatives: number
  unnamed: number
}) {
  return (
    <>
      <p className={review.muted}>
        <FormattedMessage id="causes.about" values={{ negatives, unnamed }} />
      </p>
      {causes.length > 0 && (
        <table className={pages.histogram}>
          <tbody>
            {causes.map(({ cause, count }) => (
              <tr key={cause} className={pages.bar} style={{ gridTemplateColumns: '11rem 1fr 3rem' }}>
                <th scope="row">
                  <FormattedMessage id={`cause.${cause}`} defaultMessage={cause} />
                </th>
                <td className={pages.track} aria-hidden="true">
                  <div
                    className={pages.fill}
                    style={{ width: `${(100 * count) / Math.max(1, negatives)}%` }}
                  />
                </td>
                <td className={pages.number}>
                  <FormattedNumber value={count} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
