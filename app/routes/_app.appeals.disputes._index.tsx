import { Anchor, Stack, Text, Title } from '@mantine/core'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { DisputeStateBadge } from '#app/components/disputes/dispute-state.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import pages from '#app/components/pages/pages.module.css'
import { Age } from '#app/components/review/age.tsx'
import { reasonText } from '#app/components/review/reason-text.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { listDisputes } from '#db/disputes/disputes'

const most = 50
const columns = [
  'disputes.col.reason',
  'appeals.col.state',
  'appeals.col.due',
  'disputes.col.seller',
] as const

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.disputes')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'judge_disputes')
  const [open, over] = await Promise.all([
    listDisputes(context.db, { isOpen: true, limit: most }),
    listDisputes(context.db, { isOpen: false, limit: 10 }),
  ])
  return { disputes: toPlain([...open, ...over]), now: context.clock.now().toISOString() }
}

/** Disputes that wait, those due first, and the latest answered. */
export default function Disputes() {
  const { disputes, now } = useLoaderData<typeof loader>()
  const intl = useIntl()
  return (
    <NowProvider now={now}>
      <Stack maw={1000}>
        <Title order={1}>
          <FormattedMessage id="nav.disputes" />
        </Title>
        <Text maw={640}>
          <FormattedMessage id="disputes.intro" />
        </Text>
        {disputes.length === 0 && <Empty title="disputes.none.title" text="disputes.none.text" />}
        {disputes.length > 0 && (
          <table className={pages.table}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    <FormattedMessage id={column} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {disputes.map(({ id, reasonCode, state, dueAt, sellerId }) => (
                <tr key={id}>
                  <td>
                    <Anchor component={Link} to={`/appeals/disputes/${id}`} underline="always" fz="sm">
                      {reasonText(reasonCode, intl.locale)}
                    </Anchor>
                  </td>
                  <td>
                    <DisputeStateBadge state={state} />
                  </td>
                  <td>
                    <Age at={dueAt} />
                  </td>
                  <td>{sellerId}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Stack>
    </NowProvider>
  )
}
