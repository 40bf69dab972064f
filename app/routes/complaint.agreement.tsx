import { Container } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OwnAgreementPage } from '#app/components/mediation/own-agreement-page.tsx'
import { answerOwnAgreement, gatherOwnAgreement } from '#app/pages/own-agreement.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requireLinkSide } from '#app/pages/side-of-complaint.server.ts'

export const meta: MetaFunction<typeof loader> = ({ matches, data: loaded }) =>
  pageTitle(matches, 'mediation.title', { number: String(loaded?.agreement.complaint.number ?? '') })

export async function loader({ context, request }: LoaderFunctionArgs) {
  return gatherOwnAgreement(context, await requireLinkSide(context, request))
}

export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireLinkSide(context, request)
  return answerOwnAgreement(context, await request.formData(), own)
}

/** An agreement as whoever has a signed link sees it. */
export default function LinkAgreement() {
  return (
    <Container component="main" size={640} py="md">
      <OwnAgreementPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
    </Container>
  )
}
