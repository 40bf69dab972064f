import { FormattedMessage, FormattedNumber } from 'react-intl'
import type { Evidence, OrderFacts } from '#app/components/desk/evidence.ts'
import { Age, Instant } from '#app/components/review/age.tsx'
import classes from '#app/components/review/review.module.css'

type Step = { id: string; at: string; isReview?: boolean }

/** What came before and after the review: order, promise, delivery, return, replies, edits. */
export function OrderTimeline({ evidence }: { evidence: Evidence }) {
  return (
    <>
      {evidence.order ? <OrderLine order={evidence.order} /> : <NoOrder orderId={evidence.review.orderId} />}
      <ol className={classes.timeline}>
        {stepsOf(evidence).map(({ id, at, isReview }) => (
          <li key={id + at} className={isReview ? classes.here : undefined}>
            <FormattedMessage id={`timeline.${id}`} /> ·{' '}
            <span className={classes.muted}>
              <Instant at={at} /> (<Age at={at} />)
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

function OrderLine({ order }: { order: OrderFacts }) {
  return (
    <p className={classes.muted}>
      <FormattedMessage id="timeline.order" values={{ id: order.id, buyer: order.buyerId }} />{' '}
      {order.amount !== null && order.currency !== null && (
        <>
          {/* Browsers and servers write some currencies' signs differently. */}
          <FormattedNumber value={Number(order.amount)} minimumFractionDigits={2} /> {order.currency}
        </>
      )}
    </p>
  )
}

function NoOrder({ orderId }: { orderId: string | null }) {
  return (
    <p className={classes.muted}>
      <FormattedMessage
        id={orderId ? 'timeline.orderUnknown' : 'timeline.orderNone'}
        values={{ id: orderId }}
      />
    </p>
  )
}

function stepsOf({ review, order, replies, revisions }: Evidence): Step[] {
  const optional = (id: string, at: string | null | undefined) => (at ? [{ id, at }] : [])
  return [
    ...optional('registered', review.authorRegisteredAt),
    ...optional('placed', order?.placedAt),
    ...optional('promised', order?.promisedBy),
    ...optional('delivered', order?.deliveredAt),
    ...optional(`cancelled.${order?.cancelledBy ?? 'unknown'}`, order?.cancelledAt),
    ...optional('returned', order?.returnedAt),
    { id: 'review', at: review.createdAt, isReview: true },
    ...replies.map(({ createdAt }) => ({ id: 'reply', at: createdAt })),
    ...revisions.map(({ replacedAt }) => ({ id: 'edited', at: replacedAt })),
  ].sort((a, b) => a.at.localeCompare(b.at))
}
