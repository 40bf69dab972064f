import { Button, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { NowProvider } from '#app/components/now.tsx'
import { ReviewTable } from '#app/components/pages/review-table.tsx'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { listReviewLines } from '#db/review-list'

const pageSize = 50

export const meta: MetaFunction<typeof loader> = ({ matches, params }) =>
  pageTitle(matches, 'author.title', { id: params.authorId ?? '' })

/** Everything one author wrote. An author is known by their reviews alone. */
export async function loader({ context, request, params: { authorId = '' } }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_reviews')
  const place = readPlace(new URL(request.url).searchParams)
  const found = await listReviewLines(context.db, { authorId }, { after: place, limit: pageSize })
  if (found.length === 0 && !place) throw new Response(null, { status: 404 })
  const reviews = toPlain(found)
  const last = reviews.length === pageSize ? reviews.at(-1) : undefined
  return {
    authorId,
    reviews,
    next: last ? nextHref(request.url, { at: last.createdAt, id: last.id }) : null,
    now: context.clock.now().toISOString(),
  }
}

export default function AuthorPage() {
  const { authorId, reviews, next, now } = useLoaderData<typeof loader>()
  return (
    <NowProvider now={now}>
      <Title order={1} mb="md" style={{ overflowWrap: 'anywhere' }}>
        <FormattedMessage id="author.title" values={{ id: authorId }} />
      </Title>
      <ReviewTable reviews={reviews} />
      {next && (
        <Button component={Link} to={next} variant="default" mt="md">
          <FormattedMessage id="list.next" />
        </Button>
      )}
    </NowProvider>
  )
}
