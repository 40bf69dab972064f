import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OwnAgreementPage } from '#app/components/mediation/own-agreement-page.tsx'
import { answerOwnAgreement, gatherOwnAgreement } from '#app/pages/own-agreement.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requireShopSide } from '#app/pages/side-of-complaint.server.ts'

export const meta: MetaFunction<typeof loader> = ({ matches, data: loaded }) =>
  pageTitle(matches, 'mediation.title', { number: String(loaded?.agreement.complaint.number ?? '') })

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  return gatherOwnAgreement(context, await requireShopSide(context, request, params.complaintId))
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const own = await requireShopSide(context, request, params.complaintId)
  return answerOwnAgreement(context, await request.formData(), own)
}

/** The shop’s side of an agreement. */
export default function ShopAgreement() {
  return <OwnAgreementPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
