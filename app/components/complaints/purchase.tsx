import { useRouteLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import classes from '#app/components/complaints/complaints.module.css'
import { DayOf } from '#app/components/review/age.tsx'

/** A purchase as both sides know it; instants are RFC 3339. */
export type PurchaseFacts = {
  shop: string
  orderId: string | null
  goods: string | null
  placedAt: string | null
}

/** What every page knows of the marketplace: its name, where it was given one. */
type OfRoot = { marketplace?: string }

/** Lines of a list of facts that say which shop, which order of which day, and on which marketplace. */
export function PurchaseLines({ purchase: { shop, orderId, goods, placedAt } }: { purchase: PurchaseFacts }) {
  const marketplace = useRouteLoaderData<OfRoot>('root')?.marketplace
  return (
    <>
      <dt>
        <FormattedMessage id="complaints.fact.shop" />
      </dt>
      <dd dir="auto">{shop}</dd>
      {orderId !== null && (
        <>
          <dt>
            <FormattedMessage id="complaints.fact.order" />
          </dt>
          <dd>
            {orderId}
            {goods !== null && <> · {goods}</>}
            {placedAt !== null && (
              <>
                {' · '}
                <DayOf at={placedAt} />
              </>
            )}
          </dd>
        </>
      )}
      {marketplace && (
        <>
          <dt>
            <FormattedMessage id="complaints.fact.marketplace" />
          </dt>
          <dd dir="auto">{marketplace}</dd>
        </>
      )}
    </>
  )
}

/** The same as a list of its own, for a form to begin with. */
export function PurchaseList({ purchase }: { purchase: PurchaseFacts }) {
  return (
    <dl className={classes.facts}>
      <PurchaseLines purchase={purchase} />
    </dl>
  )
}
