import { Anchor, Button, NativeSelect, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage, FormattedNumber, useIntl } from 'react-intl'
import { Empty } from '#app/components/pages/empty.tsx'
import classes from '#app/components/pages/pages.module.css'
import { DayOf } from '#app/components/review/age.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { listCategories, listSellersByCategory } from '#db/seller-page'

const pageSize = 50

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, 'sellers.title')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_sellers')
  const { searchParams } = new URL(request.url)
  const category = searchParams.get('category') || undefined
  const [afterCategory, afterId] = [searchParams.get('after'), searchParams.get('id')]
  const after = afterCategory && afterId ? { category: afterCategory, id: afterId } : undefined
  const [sellers, categories] = await Promise.all([
    listSellersByCategory(context.db, {
      ...(category && { category }),
      ...(after && { after }),
      limit: pageSize,
    }),
    listCategories(context.db),
  ])
  const last = sellers.length === pageSize ? sellers.at(-1) : undefined
  const next = new URLSearchParams({
    ...(category && { category }),
    ...(last && { after: last.category, id: last.id }),
  })
  return { sellers: toPlain(sellers), categories, category: category ?? '', next: last ? `?${next}` : null }
}

type Loaded = Awaited<ReturnType<typeof loader>>

export default function SellersPage() {
  const { sellers, categories, category, next } = useLoaderData<typeof loader>()
  const intl = useIntl()
  return (
    <>
      <Title order={1}>
        <FormattedMessage id="sellers.title" />
      </Title>
      <Form method="get" className={classes.filters} key={category}>
        <NativeSelect
          name="category"
          label={intl.formatMessage({ id: 'filter.category' })}
          defaultValue={category}
          data={[{ value: '', label: intl.formatMessage({ id: 'filter.any' }) }, ...categories]}
        />
        <Button type="submit">
          <FormattedMessage id="filter.apply" />
        </Button>
      </Form>
      {sellers.length > 0 ? (
        <SellerTable sellers={sellers} />
      ) : (
        <Empty title="sellers.nothing.title" text="sellers.nothing.text" />
      )}
      {next && (
        <Button component={Link} to={next} variant="default" mt="md">
          <FormattedMessage id="list.next" />
        </Button>
      )}
    </>
  )
}

function SellerTable({ sellers }: Pick<Loaded, 'sellers'>) {
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          {(['seller', 'category', 'joined', 'reviews', 'mean'] as const).map((column) => (
            <th key={column} scope="col">
              <FormattedMessage id={`column.${column}`} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sellers.map((seller) => (
          <tr key={seller.id}>
            <td>
              <Anchor
                component={Link}
                to={`/sellers/${encodeURIComponent(seller.id)}`}
                underline="always"
                fz="sm"
              >
                {seller.name}
              </Anchor>
            </td>
            <td>{seller.category}</td>
            <td>
              <DayOf at={seller.joinedAt} />
            </td>
            <td>
              <FormattedNumber value={seller.reviews ?? 0} />
            </td>
            <td>
              {seller.reviews && seller.ratingSum ? (
                <FormattedNumber
                  value={seller.ratingSum / seller.reviews}
                  minimumFractionDigits={1}
                  maximumFractionDigits={1}
                />
              ) : (
                '—'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
