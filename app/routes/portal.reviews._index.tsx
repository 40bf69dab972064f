import { Anchor, Stack, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Empty } from '#app/components/pages/empty.tsx'
import classes from '#app/components/portal/portal.module.css'
import { ReviewCard } from '#app/components/portal/review-card.tsx'
import { Unanswered } from '#app/components/replies/unanswered.tsx'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { shownReview } from '#app/pages/shop-review.server.ts'
import { requireSeller } from '#app/web/services.server.ts'
import { listOpenSince, listShopReviews } from '#db/portal/reviews'
import { countByAge } from '#domain/replies/unanswered'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'portal.nav.reviews')

const pageSize = 20
/** More open negatives than this are not told apart by age. */
const countedOpen = 500
const filters = ['all', 'open', 'answered', 'resolved'] as const

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { sellerId } = requireSeller(context, request)
  const { searchParams } = new URL(request.url)
  const show = filters.find((filter) => filter === searchParams.get('show')) ?? 'all'
  const filter = { sellerId, standing: show === 'all' ? undefined : show }
  const [rows, open] = await Promise.all([
    listShopReviews(context.db, filter, { after: readPlace(searchParams), limit: pageSize + 1 }),
    listOpenSince(context.db, sellerId, countedOpen),
  ])
  const reviews = rows.slice(0, pageSize).map(shownReview)
  const last = reviews.at(-1)
  const next =
    rows.length > pageSize && last ? nextHref(request.url, { at: last.createdAt, id: last.id }) : null
  const ages = countByAge(open, context.clock.now())
  return { show, reviews, next, ages, more: open.length === countedOpen }
}

export default function Reviews() {
  const { show, reviews, next, ages, more } = useLoaderData<typeof loader>()
  const intl = useIntl()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="portal.nav.reviews" />
      </Title>
      <Unanswered ages={ages} more={more} />
      <nav className={classes.tabs} aria-label={intl.formatMessage({ id: 'shop_review.filter' })}>
        {filters.map((filter) => (
          <Link key={filter} to={`?show=${filter}`} aria-current={filter === show ? 'page' : undefined}>
            <FormattedMessage id={`standing.${filter}`} />
          </Link>
        ))}
      </nav>
      {reviews.length === 0 && (
        <Empty
          title={show === 'all' ? 'shop_review.none.title' : `shop_review.none_${show}.title`}
          text={show === 'all' ? 'shop_review.none.text' : 'shop_review.none_filtered.text'}
        />
      )}
      {reviews.map((review) => (
        <ReviewCard key={review.id} review={review} isInList />
      ))}
      {next && (
        <Anchor component={Link} to={next}>
          <FormattedMessage id="list.more" />
        </Anchor>
      )}
    </Stack>
  )
}
