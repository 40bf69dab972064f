import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import type { PastReview } from '#app/components/desk/evidence.ts'
import classes from '#app/components/pages/pages.module.css'
import { Age } from '#app/components/review/age.tsx'
import review from '#app/components/review/review.module.css'
import { Stars } from '#app/components/review/stars.tsx'
import { StateBadge } from '#app/components/review/state-badge.tsx'

export type ReviewLine = PastReview & { sellerName: string | null; fakeProbability: number | null }

/** Reviews as a table that folds into cards where it is narrow. */
export function ReviewTable({ reviews }: { reviews: ReviewLine[] }) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {(['review', 'state', 'text', 'seller', 'suspicion'] as const).map((column) => (
            <th key={column} scope="col">
              <FormattedMessage id={`column.${column}`} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {reviews.map((line) => (
          <tr key={line.id}>
            <td>
              <Anchor
                component={Link}
                to={`/reviews/${encodeURIComponent(line.id)}`}
                underline="always"
                fz="sm"
              >
                {line.id}
              </Anchor>
              <div className={review.muted}>
                <Stars rating={line.rating} /> {line.language} · <Age at={line.createdAt} />
              </div>
            </td>
            <td>
              <StateBadge state={line.state} />
            </td>
            <td>
              <div className={review.excerpt} dir="auto">
                {line.excerpt || <FormattedMessage id="review.noText" />}
              </div>
            </td>
            <td>
              <Anchor
                component={Link}
                to={`/sellers/${encodeURIComponent(line.sellerId)}`}
                underline="always"
                fz="sm"
              >
                {line.sellerName ?? line.sellerId}
              </Anchor>
            </td>
            <td>
              {line.fakeProbability !== null && (
                <FormattedMessage id="list.suspicion" values={{ share: line.fakeProbability }} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
