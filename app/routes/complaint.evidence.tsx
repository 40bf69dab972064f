import { Container } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { EvidencePage } from '#app/components/mediation/evidence.tsx'
import { answerEvidenceForm, gatherOwnEvidence } from '#app/pages/evidence-vault.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requireLinkSide } from '#app/pages/side-of-complaint.server.ts'

export const meta: MetaFunction<typeof loader> = ({ matches, data: loaded }) =>
  pageTitle(matches, 'vault.title', { number: String(loaded?.number ?? '') })

export async function loader({ context, request }: LoaderFunctionArgs) {
  return gatherOwnEvidence(context, await requireLinkSide(context, request))
}

export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireLinkSide(context, request)
  return answerEvidenceForm(context, await request.formData(), own)
}

/** What whoever has a signed link hands in. */
export default function LinkEvidence() {
  return (
    <Container component="main" size={640} py="md">
      <EvidencePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
    </Container>
  )
}
