import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import type { PastReview } from '#app/components/desk/evidence.ts'
import { Age } from '#app/components/review/age.tsx'
import classes from '#app/components/review/review.module.css'
import { Stars } from '#app/components/review/stars.tsx'
import { StateBadge } from '#app/components/review/state-badge.tsx'

/** Reviews one beneath another, each with its rating, state and first words. */
export function PastReviews({ reviews, empty }: { reviews: PastReview[]; empty: string }) {
  if (reviews.length === 0) {
    return (
      <p className={classes.muted}>
        <FormattedMessage id={empty} />
      </p>
    )
  }
  return (
    <ul className={`${classes.plain} ${classes.rows}`}>
      {reviews.map((review) => (
        <li key={review.id}>
          <div className={classes.line}>
            <Stars rating={review.rating} />
            <StateBadge state={review.state} />
            <span className={classes.muted}>
              <Age at={review.createdAt} />
            </span>
            <Anchor
              component={Link}
              to={`/reviews/${encodeURIComponent(review.id)}`}
              underline="always"
              fz="xs"
            >
              {review.id}
            </Anchor>
          </div>
          <div className={classes.excerpt} dir="auto">
            {review.excerpt}
          </div>
        </li>
      ))}
    </ul>
  )
}
