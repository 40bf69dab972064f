import { FormattedMessage, FormattedNumber } from 'react-intl'
import classes from '#app/components/pages/pages.module.css'
import { Stars } from '#app/components/review/stars.tsx'

/** How many reviews gave how many stars: a table that is drawn as bars, so that it reads as both. */
export function RatingHistogram({ counts }: { counts: { rating: number; reviews: number }[] }) {
  const all = counts.reduce((sum, { reviews }) => sum + reviews, 0)
  return (
    <table className={classes.histogram}>
      <caption>
        <FormattedMessage id="seller.ratings" values={{ count: all }} />
      </caption>
      <tbody>
        {counts.map(({ rating, reviews }) => (
          <tr key={rating} className={classes.bar}>
            <th scope="row">
              <Stars rating={rating} />
            </th>
            <td>
              <div className={classes.track} aria-hidden>
                <div className={classes.fill} style={{ width: `${all && (100 * reviews) / all}%` }} />
              </div>
            </td>
            <td className={classes.number}>
              <FormattedNumber value={reviews} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
