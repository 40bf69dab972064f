import { Button, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import {
  Link,
  type ShouldRevalidateFunctionArgs,
  useActionData,
  useLoaderData,
  useRevalidator,
  useSearchParams,
} from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { DoneNotice } from '#app/components/admin/page-parts.tsx'
import { Empty } from '#app/components/pages/empty.tsx'
import { CaseRefusal } from '#app/components/quality/case-refusal.tsx'
import { ProposalCard } from '#app/components/quality/proposal-card.tsx'
import { QualityTabs } from '#app/components/quality/quality-tabs.tsx'
import { useLive } from '#app/components/shell/live.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { fulfilProposal } from '#app/pages/proposal-requests.server.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { listProposals } from '#db/quality/proposals'
import { may } from '#domain/permission'

const pageSize = 20

export const meta: MetaFunction<typeof loader> = ({ matches }) => pageTitle(matches, 'proposal.title')

const Place = z.object({ harm: z.coerce.number(), id: z.uuid() })

export async function loader({ context, request }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'read_quality')
  const { searchParams } = new URL(request.url)
  const place = Place.safeParse({ harm: searchParams.get('harm'), id: searchParams.get('id') })
  const after = place.success ? place.data : undefined
  const found = await listProposals(context.db, { after, limit: pageSize })
  const last = found.length === pageSize ? found.at(-1) : undefined
  return {
    proposals: toPlain(found),
    next: last ? `?harm=${last.harm}&id=${last.id}` : null,
    isFirst: after === undefined,
    mayManage: may(person, 'manage_exclusions'),
    requestKey: crypto.randomUUID(),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'manage_exclusions')
  const { db, clock, environment } = context
  const now = clock.now()
  const answer = await fulfilProposal(db, await request.formData(), {
    ...{ person, zone: environment.marketplaceZone, now },
  })
  if (answer.ok) return redirect(answer.value)
  const { refusal, ...problem } = answer.refusal
  return data({ problem, refusal: toPlain(refusal) }, refusal ? 409 : 422)
}

/** Whoever was refused because something changed is shown what it is now. */
export function shouldRevalidate({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return actionStatus === 409 || defaultShouldRevalidate
}

export default function ProposalsPage() {
  const { proposals, next, isFirst, mayManage, requestKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const { revalidate } = useRevalidator()
  useLive('exclusions', revalidate)
  return (
    <>
      <Title order={1}>
        <FormattedMessage id="proposal.title" />
      </Title>
      <QualityTabs />
      <DoneNotice what={answer ? null : search.get('done')} texts={['proposal.dismissed']} />
      {answer?.refusal && <CaseRefusal refusal={answer.refusal} />}
      {proposals.length === 0 ? (
        <Empty title="proposal.none.title" text={isFirst ? 'proposal.none.text' : 'proposal.none.more'} />
      ) : (
        <p>
          <FormattedMessage id="proposal.about" />
        </p>
      )}
      {proposals.map((proposal) => (
        <ProposalCard
          key={proposal.id}
          proposal={proposal}
          problem={answer?.problem.values.proposalId === proposal.id ? answer.problem : undefined}
          requestKey={requestKey}
          mayManage={mayManage}
        />
      ))}
      {next && (
        <Button component={Link} to={next} variant="default">
          <FormattedMessage id="list.next" />
        </Button>
      )}
    </>
  )
}
