import { Anchor, Stack, Title } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { EvidenceList } from '#app/components/mediation/evidence.tsx'
import { MediatorDesk } from '#app/components/mediation/mediator-desk.tsx'
import { readAgreement } from '#app/pages/agreement.server.ts'
import { listEvidenceFor } from '#app/pages/evidence-vault.server.ts'
import { answerMediatorForm, mediatorNotices } from '#app/pages/mediator-requests.server.ts'
import { readMediatorRights } from '#app/pages/mediator-rights.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { findComplaint } from '#db/complaints/complaints'
import { listStoppedConditions } from '#db/mediation/stopped'

export const meta: MetaFunction<typeof loader> = ({ matches, data: loaded }) =>
  pageTitle(matches, 'mediation.title', { number: String(loaded?.agreement.complaint.number ?? '') })

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'read_complaints')
  const complaint = await findComplaint(context.db, params.complaintId ?? '')
  if (!complaint) throw new Response(null, { status: 404 })
  const [agreement, rights, stopped, files] = await Promise.all([
    readAgreement(context.db, complaint, context.clock.now()),
    readMediatorRights(context.db, complaint, person),
    listStoppedConditions(context.db, complaint.id),
    listEvidenceFor(context, complaint.id),
  ])
  return { agreement, rights, stopped, files, notices: mediatorNotices, requestKey: crypto.randomUUID() }
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'read_complaints')
  const asked = { complaintId: params.complaintId ?? '', person, now: context.clock.now() }
  const zone = context.environment.marketplaceZone
  return answerMediatorForm(context.db, await request.formData(), { ...asked, zone })
}

/** Where a mediator helps both sides to settle, and somebody else decides where they do not. */
export default function MediationPage() {
  const { agreement, notices, files, ...shown } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const { id, number } = agreement.complaint
  return (
    <Stack maw={900}>
      <Title order={1}>
        <FormattedMessage id="mediation.title" values={{ number }} />
      </Title>
      <Anchor component={Link} to={`/complaints/${encodeURIComponent(id)}`} underline="always">
        <FormattedMessage id="mediation.back" />
      </Anchor>
      <DoneNotice what={answer ? null : search.get('done')} texts={notices} />
      <MediatorDesk key={agreement.complaint.version} agreement={agreement} {...shown} answer={answer} />
      <Section title="vault.link">
        <EvidenceList files={files} at={`/complaints/${encodeURIComponent(id)}/evidence`} />
      </Section>
    </Stack>
  )
}
