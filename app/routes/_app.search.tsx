import { Anchor, Button, TextInput, Title } from '@mantine/core'
import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Empty } from '#app/components/pages/empty.tsx'
import classes from '#app/components/pages/pages.module.css'
import review from '#app/components/review/review.module.css'
import { pageTitle } from '#app/pages/page-title.ts'
import { idsIn } from '#app/pages/pasted-ids.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { type Found, findAnything } from '#db/search'

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, 'search.title')

/** Resolves any pasted id or address: straight to the page where there is exactly one, else to a choice. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_reviews')
  const pasted = new URL(request.url).searchParams.get('q')?.slice(0, 2000) ?? ''
  const found = (await findAnything(context.db, idsIn(pasted))).map((one) => ({ ...one, to: pageOf(one) }))
  const pages = new Set(found.map(({ to }) => to))
  const [only] = pages
  if (pages.size === 1 && only) throw redirect(only)
  return { pasted, found }
}

function pageOf({ kind, id, reviewId, sellerId }: Found): string {
  if (reviewId) return `/reviews/${encodeURIComponent(reviewId)}`
  if (kind === 'author') return `/authors/${encodeURIComponent(id)}`
  return `/sellers/${encodeURIComponent(sellerId ?? id)}`
}

export default function SearchPage() {
  const { pasted, found } = useLoaderData<typeof loader>()
  const intl = useIntl()
  return (
    <>
      <Title order={1}>
        <FormattedMessage id="search.title" />
      </Title>
      <Form method="get" className={classes.filters} role="search" key={pasted}>
        <TextInput
          name="q"
          type="search"
          autoFocus
          label={intl.formatMessage({ id: 'search.field' })}
          defaultValue={pasted}
          style={{ maxWidth: '32rem', flexBasis: '20rem' }}
        />
        <Button type="submit">
          <FormattedMessage id="search.go" />
        </Button>
      </Form>
      {found.length > 0 && (
        <ul className={`${review.plain} ${review.rows}`}>
          {found.map((one) => (
            <li key={one.kind + one.id}>
              <Anchor component={Link} to={one.to} underline="always">
                <FormattedMessage id={`found.${one.kind}`} values={{ id: one.id }} />
              </Anchor>
            </li>
          ))}
        </ul>
      )}
      {found.length === 0 && pasted && <Empty title="search.none.title" text="search.none.text" />}
      {!pasted && <Empty title="search.start.title" text="search.start.text" />}
    </>
  )
}
