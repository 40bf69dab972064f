import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { DoneNotice } from '#app/components/admin/page-parts.tsx'
import { AppellantView } from '#app/components/appeals/appellant-view.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { answerAppellantForm, appellantNotices } from '#app/pages/appellant.server.ts'
import { readAppellantView } from '#app/pages/appellant-view.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requireSeller, type SellerPerson } from '#app/web/services.server.ts'
import type { Appellant } from '#commands/appeals/appellant'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'appeals.own.title')

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const seller = requireSeller(context, request)
  const id = z.uuid().safeParse(params.statementId)
  const now = context.clock.now()
  const when = { zone: context.environment.marketplaceZone, now }
  const view = id.success ? await readAppellantView(context.db, id.data, ofShop(seller), when) : undefined
  if (!view) throw new Response(null, { status: 404 })
  const files = { at: `/portal/appeals/${id.data}/files`, query: '' }
  return { view, files, notices: appellantNotices, requestKey: crypto.randomUUID(), now: now.toISOString() }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const seller = requireSeller(context, request)
  const id = z.uuid().safeParse(params.statementId)
  if (!id.success) throw new Response(null, { status: 404 })
  const asked = {
    statementId: id.data,
    appellant: ofShop(seller),
    zone: context.environment.marketplaceZone,
    now: context.clock.now(),
    url: request.url,
  }
  return answerAppellantForm(context, await request.formData(), asked)
}

const ofShop = ({ sellerId, id }: SellerPerson): Appellant => ({ kind: 'seller', sellerId, accountId: id })

/** A message of ours and the shop's appeal from it. */
export default function OwnAppeal() {
  const { view, files, notices, requestKey, now } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <NowProvider now={now}>
      <DoneNotice what={answer ? null : search.get('done')} texts={notices} />
      <AppellantView view={view} files={files} requestKey={requestKey} answer={answer} />
    </NowProvider>
  )
}
