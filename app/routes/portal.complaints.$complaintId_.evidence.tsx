import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EvidencePage } from '#app/components/mediation/evidence.tsx'
import { answerEvidenceForm, gatherOwnEvidence } from '#app/pages/evidence-vault.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requireShopSide } from '#app/pages/side-of-complaint.server.ts'

export const meta: MetaFunction<typeof loader> = ({ matches, data: loaded }) =>
  pageTitle(matches, 'vault.title', { number: String(loaded?.number ?? '') })

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  return gatherOwnEvidence(context, await requireShopSide(context, request, params.complaintId))
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const own = await requireShopSide(context, request, params.complaintId)
  return answerEvidenceForm(context, await request.formData(), own)
}

/** What a shop hands in about a complaint. */
export default function ShopEvidence() {
  return <EvidencePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
