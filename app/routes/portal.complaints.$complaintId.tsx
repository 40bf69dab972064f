import { Anchor, Stack } from '@mantine/core'
import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { DoneNotice } from '#app/components/admin/page-parts.tsx'
import { SidePage } from '#app/components/complaints/side-page.tsx'
import { answerSideForm, sideNotices } from '#app/pages/complaint-side-requests.server.ts'
import { viewComplaint } from '#app/pages/complaint-view.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requireSeller, type SellerPerson } from '#app/web/services.server.ts'
import { shopDoer } from '#commands/complaints/doer'
import { findComplaint } from '#db/complaints/complaints'
import { sideOfSeller } from '#domain/complaints/side'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'complaints.page_title')

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const person = requireSeller(context, request)
  const { complaint, side } = await findOwn(context, person, params.complaintId)
  const view = await viewComplaint(context.db, complaint, side, ({ id }) => `/portal/appeals/${id}`)
  const at = { path: `/portal/complaints/${encodeURIComponent(complaint.id)}`, query: '' }
  return { view, at, requestKey: crypto.randomUUID(), notices: sideNotices }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const person = requireSeller(context, request)
  const { complaint, side } = await findOwn(context, person, params.complaintId)
  return answerSideForm(context.db, await request.formData(), {
    ...{ complaintId: complaint.id, side, authorId: person.id, doer: shopDoer(person, side) },
    zone: context.environment.marketplaceZone,
    now: context.clock.now(),
    search: '',
  })
}

/** A complaint of the shop that asks; nobody else's is there for it. */
async function findOwn({ db }: AppLoadContext, { sellerId }: SellerPerson, id = '') {
  const complaint = await findComplaint(db, id)
  const isOwn = complaint?.sellerId === sellerId && complaint.state !== 'submitted'
  if (!isOwn || complaint.channel === 'notice') throw new Response(null, { status: 404 })
  return { complaint, side: sideOfSeller(complaint.filedBy) }
}

export default function ShopComplaint() {
  const { view, at, requestKey, notices } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack>
      <Anchor component={Link} to="/portal/complaints">
        <FormattedMessage id="complaints.all" />
      </Anchor>
      <DoneNotice what={answer ? null : search.get('done')} texts={notices} />
      <SidePage view={view} at={at} requestKey={requestKey} answer={answer} />
    </Stack>
  )
}
