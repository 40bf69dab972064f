import { Anchor, Stack, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Empty } from '#app/components/pages/empty.tsx'
import classes from '#app/components/portal/portal.module.css'
import { Instant } from '#app/components/review/age.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { requireSeller } from '#app/web/services.server.ts'
import { listStatementsTo } from '#db/portal/statements'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'portal.nav.notice')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { sellerId } = requireSeller(context, request)
  const statements = await listStatementsTo(context.db, sellerId)
  return {
    statements: statements.map(({ createdAt, ...one }) => ({ ...one, createdAt: createdAt.toISOString() })),
  }
}

export default function Notices() {
  const { statements } = useLoaderData<typeof loader>()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="portal.nav.notice" />
      </Title>
      {statements.length === 0 && <Empty title="notice.none.title" text="notice.none.text" />}
      <ul className={classes.events}>
        {statements.map(({ id, title, language, createdAt }) => (
          <li key={id}>
            <Anchor component={Link} to={`/portal/notice/${id}`} lang={language}>
              {title}
            </Anchor>
            <Instant at={createdAt} />
          </li>
        ))}
      </ul>
    </Stack>
  )
}
