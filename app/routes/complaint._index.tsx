import { Container, Stack } from '@mantine/core'
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { DoneNotice } from '#app/components/admin/page-parts.tsx'
import { ClosedLink } from '#app/components/complaints/closed-link.tsx'
import { SidePage } from '#app/components/complaints/side-page.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { appealByLink } from '#app/pages/appeal-link.server.ts'
import { type OpenedComplaint, openComplaintLink } from '#app/pages/complaint-link.server.ts'
import { answerSideForm, sideNotices } from '#app/pages/complaint-side-requests.server.ts'
import { viewComplaint } from '#app/pages/complaint-view.server.ts'
import { readExpectedWait } from '#app/pages/expected-wait.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { complaintWaitsSince } from '#domain/usual-wait'

export const meta: MetaFunction = ({ matches }) => [
  ...pageTitle(matches, 'complaints.page_title'),
  { name: 'robots', content: 'noindex' },
]

/** A complaint for whoever has a signed link to it: no account, no scripts needed. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const opened = await openComplaintLink(context, request)
  if (!opened.ok) return data({ closed: opened.refusal.reason } as const, 404)
  const { complaint, side, query } = opened.value
  const view = await viewComplaint(context.db, complaint, side, appealByLink(context))
  const wait = await readExpectedWait(
    context.db,
    { line: 'complaint', since: complaintWaitsSince(complaint) },
    context.clock.now(),
  )
  const now = context.clock.now().toISOString()
  const at = { path: '/complaint', query }
  return data({ view, wait, at, requestKey: crypto.randomUUID(), notices: sideNotices, now } as const)
}

export async function action({ context, request }: ActionFunctionArgs) {
  const opened = await openComplaintLink(context, request)
  if (!opened.ok) throw new Response(null, { status: 403 })
  return answerSideForm(context.db, await request.formData(), atLink(context, request, opened.value))
}

function atLink(
  { environment, clock }: AppLoadContext,
  request: Request,
  { complaint, side, doer }: OpenedComplaint,
) {
  return {
    ...{ complaintId: complaint.id, side, authorId: null, doer },
    zone: environment.marketplaceZone,
    now: clock.now(),
    search: new URL(request.url).search,
  }
}

export default function ComplaintByLink() {
  const found = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Container component="main" size={640} py="md">
      {'closed' in found ? (
        <ClosedLink title="complaints.page_title" help="complaints.link.help" reason={found.closed} />
      ) : (
        <NowProvider now={found.now}>
          <Stack>
            <DoneNotice what={answer ? null : search.get('done')} texts={found.notices} />
            <SidePage
              view={found.view}
              at={found.at}
              requestKey={found.requestKey}
              answer={answer}
              wait={found.wait}
            />
          </Stack>
        </NowProvider>
      )}
    </Container>
  )
}
