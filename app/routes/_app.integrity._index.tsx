import { Anchor, Stack, Table, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { Form, Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { z } from 'zod'
import { DataTable, DoneNotice } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import classes from '#app/components/portal/portal.module.css'
import { DayOf } from '#app/components/review/age.tsx'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { claimIntegrityCase } from '#commands/coercion/claim-integrity-case'
import { listCases } from '#db/coercion/cases'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.integrity')

const pageSize = 30

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'judge_integrity')
  const { searchParams } = new URL(request.url)
  const isOpen = searchParams.get('show') !== 'decided'
  const after = readPlace(searchParams, z.uuid())
  const rows = await listCases(context.db, { isOpen }, { after, limit: pageSize + 1 })
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  const next = last ? nextHref(request.url, { at: last.openedAt.toISOString(), id: last.id }) : null
  return { isOpen, cases: toPlain(shown), next }
}

/** Serves the one that has waited longest. */
export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'judge_integrity')
  const claimed = await claimIntegrityCase(context.db, person, context.clock.now())
  const id = claimed.ok ? claimed.value : undefined
  return redirect(id ? `/integrity/${id}` : '/integrity')
}

export default function IntegrityCases() {
  const { isOpen, cases, next } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  const intl = useIntl()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="nav.integrity" />
      </Title>
      <Text maw={640}>
        <FormattedMessage id="coercion.staff_help" />
      </Text>
      <DoneNotice what={search.get('done')} texts={['coercion.done']} />
      <nav className={classes.tabs} aria-label={intl.formatMessage({ id: 'coercion.which' })}>
        <Link to="?show=open" aria-current={isOpen ? 'page' : undefined}>
          <FormattedMessage id="coercion.show.open" />
        </Link>
        <Link to="?show=decided" aria-current={isOpen ? undefined : 'page'}>
          <FormattedMessage id="coercion.show.decided" />
        </Link>
      </nav>
      {cases.length === 0 && <Empty title="coercion.none.title" text="coercion.none.text" />}
      {cases.length > 0 && isOpen && (
        <Form method="post">
          <Submit intent="next" label="coercion.next" />
        </Form>
      )}
      {cases.length > 0 && (
        <DataTable label="nav.integrity" columns={columns}>
          {cases.map(({ id, kind, sellerId, answer, state, openedAt }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <Anchor component={Link} to={`/integrity/${id}`}>
                  <FormattedMessage id={`coercion.kind.${kind}`} />
                </Anchor>
              </Table.Td>
              <Table.Td>{sellerId}</Table.Td>
              <Table.Td>{answer && <FormattedMessage id={`coercion.said.${answer}`} />}</Table.Td>
              <Table.Td>
                <FormattedMessage id={`coercion.state.${state}`} />
              </Table.Td>
              <Table.Td>
                <DayOf at={openedAt} />
              </Table.Td>
            </Table.Tr>
          ))}
        </DataTable>
      )}
      {next && (
        <Anchor component={Link} to={next}>
          <FormattedMessage id="list.more" />
        </Anchor>
      )}
    </Stack>
  )
}

const columns = [
  'coercion.col.kind',
  'coercion.col.seller',
  'coercion.col.said',
  'coercion.col.state',
  'coercion.col.opened',
] as const
