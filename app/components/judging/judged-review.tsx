import { Anchor, Text } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { PrivateParts } from '#app/components/judging/private-parts.tsx'
import type { ReviewJudged } from '#app/components/judging/review-judged.ts'
import portal from '#app/components/portal/portal.module.css'
import { Stars } from '#app/components/review/stars.tsx'

/**
 * A review beside what is judged about it: stars, text, seller and order. `isLinked` where its own page may be opened,
 * which says who decided what.
 */
export function JudgedReview({ review, isLinked = true }: { review: ReviewJudged; isLinked?: boolean }) {
  const { id, text, rating, language, sellerId, sellerName, orderId } = review
  return (
    <>
      <Text size="sm">
        {isLinked ? (
          <Anchor component={Link} to={`/reviews/${encodeURIComponent(id)}`} fz="sm" underline="always">
            {id}
          </Anchor>
        ) : (
          id
        )}
        {' · '}
        <FormattedMessage
          id={orderId ? 'judging.of_order' : 'judging.of_seller'}
          values={{
            seller: sellerName ?? sellerId,
            order: orderId,
          }}
        />
      </Text>
      <Stars rating={rating} />
      <p className={portal.text} lang={language ?? undefined} dir="auto">
        {text}
      </p>
      <PrivateParts found={review.privateParts} />
    </>
  )
}
