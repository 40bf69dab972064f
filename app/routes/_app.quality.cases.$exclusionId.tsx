import { Anchor, Title } from '@mantine/core'
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
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { CaseBody } from '#app/components/quality/case-body.tsx'
import { CaseDecision } from '#app/components/quality/case-decision.tsx'
import { CaseHead } from '#app/components/quality/case-head.tsx'
import { CaseRefusal } from '#app/components/quality/case-refusal.tsx'
import { isLookedAtFirst } from '#app/components/quality/looked-moves.ts'
import classes from '#app/components/quality/quality.module.css'
import { useLive } from '#app/components/shell/live.tsx'
import { ShopTie } from '#app/components/ties/shop-tie.tsx'
import { readCase } from '#app/pages/case-facts.server.ts'
import { CaseRequest, fulfilCase } from '#app/pages/case-requests.server.ts'
import { readForm, valuesOf } from '#app/pages/form.ts'
import { lookOf, wasLookedAt } from '#app/pages/look-first.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { requirePerson } from '#app/web/services.server.ts'
import type { Database } from '#db/client'
import { findExclusion } from '#db/exclusions/cases'
import { may } from '#domain/permission'

export const meta: MetaFunction<typeof loader> = ({ matches, data: loaded }) =>
  pageTitle(matches, 'case.title', { name: loaded?.seller?.name ?? loaded?.exclusion.sellerId ?? '' })

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'read_quality')
  const exclusion = await findCase(context.db, params.exclusionId)
  const now = context.clock.now()
  return {
    ...(await readCase(context.db, exclusion, { person, now })),
    mayApprove: may(person, 'approve_exclusions'),
    mayManage: may(person, 'manage_exclusions'),
    requestKey: crypto.randomUUID(),
    now: now.toISOString(),
  }
}

/** @throws a 404 where there is no such case. */
async function findCase(db: Database, id: string | undefined) {
  const exclusion = z.uuid().safeParse(id).success && id ? await findExclusion(db, id) : undefined
  if (!exclusion) throw new Response(null, { status: 404 })
  return exclusion
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'approve_exclusions')
  const form = await request.formData()
  const intent = String(form.get('intent'))
  const read = readForm(form, CaseRequest)
  if (!read.ok) return data({ problem: { intent, ...read }, refusal: undefined }, 422)
  const { id: exclusionId, sellerId, zone, snapshot } = await findCase(context.db, params.exclusionId)
  const of = { exclusionId, sellerId, zone, snapshot }
  const isLook = isLookedAtFirst(intent) && !wasLookedAt(form)
  const answer = await fulfilCase(context.db, of, read.value, { person, now: context.clock.now(), isLook })
  if (answer.ok && isLook) {
    const look = lookOf(form, answer.value)
    return data({ problem: { intent, errors: {}, values: valuesOf(form), look }, refusal: undefined })
  }
  if (answer.ok) return redirect(`/quality/cases/${answer.value.id}?done=case.done`)
  const problem = { intent, errors: {}, values: valuesOf(form) }
  return data({ problem, refusal: toPlain(answer.refusal) }, 409)
}

/** Whoever was refused because something changed is shown what it is now. */
export function shouldRevalidate({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return actionStatus === 409 || defaultShouldRevalidate
}

export default function CasePage() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const { revalidate } = useRevalidator()
  useLive('exclusions', revalidate)
  const { exclusion, seller } = loaded
  return (
    <NowProvider now={loaded.now}>
      <Anchor component={Link} to="/quality" underline="always" fz="sm">
        <FormattedMessage id="quality.tab.board" />
      </Anchor>
      <Title order={1} style={{ overflowWrap: 'anywhere' }}>
        {seller?.name ?? exclusion.sellerId}
      </Title>
      <CaseHead exclusion={exclusion} names={loaded.names} />
      <DoneNotice what={answer ? null : search.get('done')} texts={['case.done']} />
      {(loaded.isTied || loaded.moves.length > 0) && (
        <ShopTie sellerId={exclusion.sellerId} isTied={loaded.isTied} requestKey={loaded.requestKey} />
      )}
      {answer?.refusal && <CaseRefusal refusal={answer.refusal} />}
      <div className={classes.case}>
        <CaseBody facts={loaded} mayWrite={loaded.mayManage} />
        <div id="decide">
          <Section title="case.decide">
            <CaseDecision
              facts={loaded}
              requestKey={loaded.requestKey}
              mayApprove={loaded.mayApprove}
              problem={answer?.problem}
            />
          </Section>
        </div>
      </div>
    </NowProvider>
  )
}
