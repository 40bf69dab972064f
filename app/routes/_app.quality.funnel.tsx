import { Button, NativeSelect, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl'
import { Funnel } from '#app/components/charts/funnel.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import classes from '#app/components/pages/pages.module.css'
import { QualityTabs } from '#app/components/quality/quality-tabs.tsx'
import { funnelWindows, readFunnel } from '#app/pages/funnel.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { listCategories } from '#db/seller-page'

/** So many points a plot can still show one by one. */
const size = 500

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, 'funnel.title')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'read_quality')
  const url = new URL(request.url)
  const [funnel, categories] = await Promise.all([
    readFunnel(context.db, url, size),
    listCategories(context.db),
  ])
  return { ...funnel, categories, windows: funnelWindows, csv: `/quality/funnel.csv${url.search}` }
}

export default function FunnelPage() {
  const { sellers, target, asOf, query, csv } = useLoaderData<typeof loader>()
  return (
    <>
      <Title order={1}>
        <FormattedMessage id="funnel.title" />
      </Title>
      <QualityTabs />
      <Filters />
      {target && sellers.length > 0 ? (
        <Funnel
          sellers={sellers}
          target={target}
          range={
            <>
              <FormattedMessage id="funnel.days" values={{ days: query.days }} />
              {asOf && (
                <>
                  {', '}
                  <FormattedDate value={asOf} timeZone="UTC" dateStyle="medium" />
                </>
              )}
            </>
          }
          csv={csv}
        />
      ) : (
        <Empty title="funnel.none.title" text={asOf ? 'funnel.none.filtered' : 'funnel.none.text'} />
      )}
    </>
  )
}

/** Which sellers, over which days, and around what the limits are drawn. */
function Filters() {
  const intl = useIntl()
  const { query, categories, windows } = useLoaderData<typeof loader>()
  const text = (id: string, values = {}) => intl.formatMessage({ id }, values)
  const { category = '' } = query
  const known = category && !categories.includes(category) ? [category, ...categories] : categories
  return (
    <Form method="get" className={classes.filters}>
      <NativeSelect
        name="days"
        label={text('funnel.window')}
        defaultValue={String(query.days)}
        data={windows.map((days) => ({ value: String(days), label: text('funnel.days', { days }) }))}
      />
      <NativeSelect
        name="category"
        label={text('funnel.category')}
        defaultValue={category}
        data={[
          { value: '', label: text('funnel.everyCategory') },
          ...known.map((name) => ({ value: name, label: name })),
        ]}
      />
      <NativeSelect
        name="limits"
        label={text('funnel.limits')}
        defaultValue={query.limits}
        data={(['wide', 'alike'] as const).map((value) => ({ value, label: text(`funnel.limits.${value}`) }))}
      />
      <Button type="submit" variant="default">
        <FormattedMessage id="funnel.show" />
      </Button>
    </Form>
  )
}
