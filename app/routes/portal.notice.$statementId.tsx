import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import classes from '#app/components/portal/portal.module.css'
import { Instant } from '#app/components/review/age.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { requireSeller } from '#app/web/services.server.ts'
import { findStatementTo } from '#db/portal/statements'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'portal.nav.notice')

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { sellerId } = requireSeller(context, request)
  const id = z.uuid().safeParse(params.statementId)
  const statement = id.success ? await findStatementTo(context.db, { sellerId, id: id.data }) : undefined
  if (!statement) throw new Response(null, { status: 404 })
  return { statement: { ...statement, createdAt: statement.createdAt.toISOString() } }
}

/** A statement of reasons word for word as it was sent; on paper without anything around it. */
export default function Notice() {
  const { statement } = useLoaderData<typeof loader>()
  return (
    <Stack component="article">
      <div className={classes.screen}>
        <Anchor component={Link} to="/portal/notice">
          <FormattedMessage id="portal.nav.notice" />
        </Anchor>
      </div>
      <Title order={1} lang={statement.language}>
        {statement.title}
      </Title>
      <Text size="sm">
        <Instant at={statement.createdAt} />
      </Text>
      <p className={classes.text} lang={statement.language} dir="auto">
        {statement.body}
      </p>
      <div className={classes.screen}>
        <Group>
          <Button component={Link} to={`/portal/appeals/${statement.id}`} variant="default">
            <FormattedMessage id="notice.appeal" />
          </Button>
          <PrintButton />
          <Button component={Link} to="/portal/reviews" variant="default">
            <FormattedMessage id="portal.nav.reviews" />
          </Button>
          <Button component={Link} to="/portal/messages" variant="default">
            <FormattedMessage id="notice.ask" />
          </Button>
        </Group>
      </div>
    </Stack>
  )
}

/** Only where a script can do it; a browser's own menu always can. */
function PrintButton() {
  const [canPrint, setCanPrint] = useState(false)
  useEffect(() => setCanPrint(true), [])
  if (!canPrint) return null
  return (
    <Button variant="default" onClick={() => window.print()}>
      <FormattedMessage id="notice.print" />
    </Button>
  )
}
