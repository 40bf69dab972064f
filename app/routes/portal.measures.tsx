import { Stack, Title } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { DoneNotice } from '#app/components/admin/page-parts.tsx'
import { MyDocuments } from '#app/components/measures/my-documents.tsx'
import { MyMeasures } from '#app/components/measures/my-measures.tsx'
import { answerHandIn } from '#app/pages/measure-requests.server.ts'
import { gatherOwnStanding } from '#app/pages/measures.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requireSeller } from '#app/web/services.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'portal.nav.measures')

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { sellerId } = requireSeller(context, request)
  const standing = await gatherOwnStanding(context.db, sellerId, context.clock.now())
  return { standing, requestKey: crypto.randomUUID() }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requireSeller(context, request)
  const asked = { sellerId: person.sellerId, person, now: context.clock.now() }
  return answerHandIn(context.db, await request.formData(), asked)
}

/** What counts against a shop and what would come next (B29), and its papers. */
export default function MyMeasuresPage() {
  const { standing, requestKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack>
      <Title order={1}>
        <FormattedMessage id="portal.nav.measures" />
      </Title>
      <DoneNotice what={answer ? null : search.get('done')} texts={['document.did.uploaded']} />
      <MyMeasures standing={standing} />
      <MyDocuments documents={standing.documents} requestKey={requestKey} answer={answer} />
    </Stack>
  )
}
