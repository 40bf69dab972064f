import { Alert, Container, Stack, Title } from '@mantine/core'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { DoneNotice } from '#app/components/admin/page-parts.tsx'
import { AppellantView } from '#app/components/appeals/appellant-view.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { openAppealLink } from '#app/pages/appeal-link.server.ts'
import { answerAppellantForm, appellantNotices } from '#app/pages/appellant.server.ts'
import { readAppellantView } from '#app/pages/appellant-view.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'

export const meta: MetaFunction = ({ matches }) => [
  ...pageTitle(matches, 'appeals.own.title'),
  { name: 'robots', content: 'noindex' },
]

/**
 * A message and the appeal from it, for whoever has the signed link that came with it: no account, no scripts needed.
 */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const opened = await openAppealLink(context, request)
  if (!opened) return data({ view: null, now: context.clock.now().toISOString() } as const, 404)
  const now = context.clock.now()
  const view = await readAppellantView(context.db, opened.statementId, opened.appellant, {
    zone: context.environment.marketplaceZone,
    now,
  })
  if (!view) return data({ view: null, now: now.toISOString() } as const, 404)
  const files = { at: '/appeal/files', query: new URL(request.url).search }
  const shown = { view, files, notices: appellantNotices, requestKey: crypto.randomUUID() }
  return data({ ...shown, now: now.toISOString() } as const)
}

export async function action({ context, request }: ActionFunctionArgs) {
  const opened = await openAppealLink(context, request)
  if (!opened) throw new Response(null, { status: 403 })
  const zone = context.environment.marketplaceZone
  const asked = { ...opened, zone, now: context.clock.now(), url: request.url }
  return answerAppellantForm(context, await request.formData(), asked)
}

export default function AppealByLink() {
  const found = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Container component="main" size={640} py="md">
      {found.view === null ? (
        <Stack>
          <Title order={1}>
            <FormattedMessage id="appeals.own.title" />
          </Title>
          <Alert color="orange" role="alert">
            <FormattedMessage id="appeals.own.closed" />
          </Alert>
        </Stack>
      ) : (
        <NowProvider now={found.now}>
          <DoneNotice what={answer ? null : search.get('done')} texts={found.notices} />
          <AppellantView
            view={found.view}
            files={found.files}
            requestKey={found.requestKey}
            answer={answer}
          />
        </NowProvider>
      )}
    </Container>
  )
}
