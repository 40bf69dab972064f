import { Anchor, Stack } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { DoneNotice } from '#app/components/admin/page-parts.tsx'
import { SidePage } from '#app/components/complaints/side-page.tsx'
import { answerSideForm, sideNotices } from '#app/pages/complaint-side-requests.server.ts'
import { viewComplaint } from '#app/pages/complaint-view.server.ts'
import { readExpectedWait } from '#app/pages/expected-wait.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requireShopComplaint } from '#app/pages/side-of-complaint.server.ts'
import { complaintWaitsSince } from '#domain/usual-wait'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'complaints.page_title')

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { complaint, side, at: path } = await requireShopComplaint(context, request, params.complaintId)
  const view = await viewComplaint(context.db, complaint, side, ({ id }) => `/portal/appeals/${id}`)
  const wait = await readExpectedWait(
    context.db,
    { line: 'complaint', since: complaintWaitsSince(complaint) },
    context.clock.now(),
  )
  return { view, wait, at: { path, query: '' }, requestKey: crypto.randomUUID(), notices: sideNotices }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const own = await requireShopComplaint(context, request, params.complaintId)
  const { complaint, side, authorId, doer } = own
  return answerSideForm(context.db, await request.formData(), {
    ...{ complaintId: complaint.id, side, authorId, doer },
    zone: context.environment.marketplaceZone,
    now: context.clock.now(),
    search: '',
  })
}

export default function ShopComplaint() {
  const { view, wait, at, requestKey, notices } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack>
      <Anchor component={Link} to="/portal/complaints">
        <FormattedMessage id="complaints.all" />
      </Anchor>
      <DoneNotice what={answer ? null : search.get('done')} texts={notices} />
      <SidePage view={view} at={at} requestKey={requestKey} answer={answer} wait={wait} />
    </Stack>
  )
}
