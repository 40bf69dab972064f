import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import type { Evidence } from '#app/components/desk/evidence.ts'
import { DayOf } from '#app/components/review/age.tsx'
import { OrderTimeline } from '#app/components/review/order-timeline.tsx'
import { PastReviews } from '#app/components/review/past-reviews.tsx'
import review from '#app/components/review/review.module.css'
import { ReviewHistory } from '#app/components/review/review-history.tsx'
import { Revisions } from '#app/components/review/revisions.tsx'
import { Section } from '#app/components/review/section.tsx'

/** What is known around a review: its order, its author, its seller, its past. */
export function ContextPane({ evidence }: { evidence: Evidence }) {
  const { revisions, authorReviews, sellerReviews, history } = evidence
  return (
    <>
      <Section title="context.order">
        <OrderTimeline evidence={evidence} />
      </Section>
      {revisions.length > 0 && (
        <Section title="context.revisions" count={revisions.length}>
          <Revisions review={evidence.review} revisions={revisions} />
        </Section>
      )}
      <Section title="context.author" count={authorReviews.length}>
        <PastReviews reviews={authorReviews} empty="context.authorNone" />
      </Section>
      <Section title="context.seller" count={sellerReviews.length} id="seller-section">
        <SellerLine evidence={evidence} />
        <PastReviews reviews={sellerReviews} empty="context.sellerNone" />
      </Section>
      <Section title="context.history" count={history.length}>
        <ReviewHistory history={history} />
      </Section>
    </>
  )
}

function SellerLine({ evidence: { seller, review: shown } }: { evidence: Evidence }) {
  if (!seller) {
    return (
      <p className={review.muted}>
        <FormattedMessage id="context.sellerUnknown" values={{ id: shown.sellerId }} />
      </p>
    )
  }
  return (
    <p className={review.muted}>
      <Anchor component={Link} to={`/sellers/${encodeURIComponent(seller.id)}`} underline="always" fz="xs">
        {seller.name}
      </Anchor>{' '}
      · {seller.category} ·{' '}
      <FormattedMessage id="seller.since" values={{ day: <DayOf at={seller.joinedAt} /> }} />
    </p>
  )
}
