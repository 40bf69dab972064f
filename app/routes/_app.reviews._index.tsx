import { Button, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { NowProvider } from '#app/components/now.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { ReviewFilterForm } from '#app/components/pages/review-filters.tsx'
import { ReviewTable } from '#app/components/pages/review-table.tsx'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { listReviewLines } from '#db/review-list'
import { reviewStates } from '#domain/review'

const pageSize = 50

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, 'reviews.title')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_reviews')
  const { searchParams } = new URL(request.url)
  const asked = (name: string) => searchParams.get(name)?.trim().slice(0, 128) || undefined
  const filter = {
    state: reviewStates.find((state) => state === asked('state')),
    sellerId: asked('seller'),
    language: asked('language'),
  }
  const place = readPlace(searchParams)
  const found = await listReviewLines(context.db, filter, { after: place, limit: pageSize })
  const reviews = toPlain(found)
  const last = reviews.length === pageSize ? reviews.at(-1) : undefined
  return {
    reviews,
    filters: {
      ...(filter.state && { state: filter.state }),
      ...(filter.sellerId && { seller: filter.sellerId }),
      ...(filter.language && { language: filter.language }),
    },
    next: last ? nextHref(request.url, { at: last.createdAt, id: last.id }) : null,
    isFirstPage: place === undefined,
    now: context.clock.now().toISOString(),
  }
}

export default function ReviewsPage() {
  const { reviews, filters, next, isFirstPage, now } = useLoaderData<typeof loader>()
  const isFiltered = Object.keys(filters).length > 0
  const kind = isFirstPage ? (isFiltered ? 'filtered' : 'nothing') : 'end'
  return (
    <NowProvider now={now}>
      <Title order={1}>
        <FormattedMessage id="reviews.title" />
      </Title>
      <ReviewFilterForm filters={filters} />
      {reviews.length > 0 ? (
        <ReviewTable reviews={reviews} />
      ) : (
        <Empty title={`reviews.${kind}.title`} text={`reviews.${kind}.text`} />
      )}
      {next && (
        <Button component={Link} to={next} variant="default" mt="md">
          <FormattedMessage id="list.next" />
        </Button>
      )}
    </NowProvider>
  )
}
