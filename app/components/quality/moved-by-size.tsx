import { FormattedMessage, FormattedNumber } from 'react-intl'
import classes from '#app/components/quality/policy.module.css'
import type { MovedBand } from '#domain/quality/moved-sellers'

const sides = ['added', 'spared'] as const

/** Who would be treated otherwise, by size: a table that is drawn as bars, so that it reads as both. */
export function MovedBySize({ bands }: { bands: MovedBand[] }) {
  const most = Math.max(1, ...bands.flatMap(({ added, spared }) => [added, spared]))
  return (
    <table className={classes.moved}>
      <caption style={{ textAlign: 'start', captionSide: 'top', fontWeight: 600 }}>
        <FormattedMessage id="quality_policy.simulation.by_size" />
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <FormattedMessage id="quality_policy.simulation.feedback" />
          </th>
          {sides.map((side) => (
            <th key={side} scope="col" style={{ width: '40%' }}>
              <FormattedMessage id={`quality_policy.simulation.${side}`} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bands.map((row) => (
          <tr key={row.band}>
            <th scope="row">
              <FormattedMessage id={`quality_policy.band.${row.band}`} />
            </th>
            {sides.map((side) => (
              <td key={side}>
                <div className={classes.count}>
                  <FormattedNumber value={row[side]} />
                  {row[side] > 0 && (
                    <div
                      aria-hidden
                      className={`${classes.bar} ${classes[side]}`}
                      style={{ width: `${(100 * row[side]) / most}%` }}
                    />
                  )}
                </div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
