import { Button, Stack, Text, Title } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { IncidentForm } from '#app/components/measures/incident-form.tsx'
import { IncidentRow } from '#app/components/measures/incident-row.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import classes from '#app/components/pages/pages.module.css'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { answerIncidentForm, incidentNotices } from '#app/pages/incident-requests.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { listIncidents } from '#db/measures/incidents'
import { listCategories } from '#db/seller-page'

const pageSize = 50

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'nav.incidents')

export async function loader({ context, request }: LoaderFunctionArgs) {
  requirePerson(context, request, 'manage_measures')
  const after = readPlace(new URL(request.url).searchParams, z.uuid())
  const [found, categories] = await Promise.all([
    listIncidents(context.db, { after, limit: pageSize }),
    listCategories(context.db),
  ])
  const last = found.length === pageSize ? found.at(-1) : undefined
  return {
    incidents: toPlain(found),
    next: last ? nextHref(request.url, { at: last.createdAt.toISOString(), id: last.id }) : null,
    categories,
    notices: incidentNotices,
    requestKey: crypto.randomUUID(),
    now: context.clock.now().toISOString(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'manage_measures')
  return answerIncidentForm(context.db, await request.formData(), person, context.clock.now())
}

export default function Incidents() {
  const { incidents, next, categories, notices, requestKey, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <NowProvider now={now}>
      <Stack>
        <Title order={1}>
          <FormattedMessage id="nav.incidents" />
        </Title>
        <Text maw={640}>
          <FormattedMessage id="incident.help" />
        </Text>
        <DoneNotice what={answer ? null : search.get('done')} texts={notices} />
        {incidents.length === 0 ? (
          <Empty title="incident.none.title" text="incident.none.text" />
        ) : (
          <table className={classes.table}>
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
              {incidents.map((incident) => (
                <IncidentRow key={incident.id} incident={incident} requestKey={requestKey} answer={answer} />
              ))}
            </tbody>
          </table>
        )}
        {next && (
          <Button component={Link} to={next} variant="default" style={{ alignSelf: 'flex-start' }}>
            <FormattedMessage id="list.next" />
          </Button>
        )}
        <Section title="incident.new">
          <IncidentForm categories={categories} requestKey={requestKey} answer={answer} />
        </Section>
      </Stack>
    </NowProvider>
  )
}

const columns = [
  'incident.col.what',
  'incident.col.days',
  'incident.col.where',
  'incident.col.state',
] as const
