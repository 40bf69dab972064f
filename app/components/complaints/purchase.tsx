import { useRouteLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import classes from '#app/components/complaints/complaints.module.css'
import { ReturnsFact } from '#app/components/complaints/returns-fact.tsx'
import { DayOf } from '#app/components/review/age.tsx'
import type { ReturnRules } from '#domain/intake'

/** A purchase as both sides know it; instants are RFC 3339. */
export type PurchaseFacts = {
  shop: string
  orderId: string | null
  goods: string | null
  placedAt: string | null
  returns: ReturnRules | null
}

/** What every page knows of the marketplace: its name, where it was given one. */
type OfRoot = { marketplace?: string }

/** Lines of a list of facts: which shop, which order of which day, on which marketplace, and how goods come back. */
export function PurchaseLines({ purchase }: { purchase: PurchaseFacts }) {
  const { shop, orderId, goods, placedAt, returns } = purchase
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
      {returns && <ReturnsFact returns={returns} />}
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
