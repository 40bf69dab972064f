import { Alert } from '@mantine/core'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData, useRevalidator, useSearchParams } from '@remix-run/react'
import { DoneNotice } from '#app/components/admin/page-parts.tsx'
import { ContextPane } from '#app/components/desk/context-pane.tsx'
import { ItemPane } from '#app/components/desk/item-pane.tsx'
import { FaultPanel } from '#app/components/disputes/fault-panel.tsx'
import { NowProvider } from '#app/components/now.tsx'
import { HideReview } from '#app/components/pages/hide-review.tsx'
import classes from '#app/components/pages/pages.module.css'
import { ReviewDecision } from '#app/components/pages/review-decision.tsx'
import { ReviewWork } from '#app/components/pages/review-work.tsx'
import { RefusalText } from '#app/components/review/refusal-text.tsx'
import { useLive } from '#app/components/shell/live.tsx'
import { DeskRequest, fulfil } from '#app/pages/desk-requests.server.ts'
import { gatherEvidence } from '#app/pages/evidence.server.ts'
import { answerFaultForm, answerIntents, answerPlatformForm, readFault } from '#app/pages/fault.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { findOpenWorkItem } from '#db/work-queue'
import { isHeldByOther } from '#domain/lease'
import { may } from '#domain/permission'
import { moveReview } from '#domain/review'

export const meta: MetaFunction<typeof loader> = ({ matches, params }) =>
  pageTitle(matches, 'review.title', { id: params.reviewId ?? '' })

export async function loader({ context, request, params: { reviewId = '' } }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'read_reviews')
  const now = context.clock.now()
  const [evidence, fault, open] = await Promise.all([
    gatherEvidence(context.db, reviewId, person),
    readFault(context.db, reviewId, person),
    findOpenWorkItem(context.db, { kind: 'review', subjectId: reviewId }),
  ])
  if (!evidence) throw new Response(null, { status: 404 })
  const held = open && isHeldByOther(open, person.id, now) ? open : undefined
  return {
    evidence,
    fault,
    work: open &&
      evidence.actions.length > 0 && {
        id: open.id,
        queue: open.queue,
        holder: held?.leaseUntil
          ? { name: held.holderName ?? '', until: held.leaseUntil.toISOString() }
          : null,
      },
    canHide: may(person, 'decide_reviews') && moveReview(evidence.review.state, 'hide').ok,
    canReopen: may(person, 'reopen_reviews') && moveReview(evidence.review.state, 'reopen').ok,
    now: now.toISOString(),
    requestKey: crypto.randomUUID(),
  }
}

export async function action({ context, request, params: { reviewId = '' } }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'decide_reviews')
  const form = await request.formData()
  const now = context.clock.now()
  if (form.get('intent') === 'attribute') {
    const answer = await answerFaultForm(context.db, form, { reviewId, person, now })
    return answer ?? redirect('?done=faults.did')
  }
  const intent = answerIntents.find((one) => one === form.get('intent'))
  if (intent) {
    const answer = await answerPlatformForm(context.db, form, { intent, reviewId, person, now })
    return answer ?? redirect(`?done=faults.did.${intent}`)
  }
  const asked = DeskRequest.safeParse(Object.fromEntries(form))
  if (!asked.success) return data({ refusal: { reason: 'unreadable' } }, 422)
  const answer = await fulfil(context.db, asked.data, person, {
    zone: context.environment.marketplaceZone,
    now,
  })
  return answer.ok ? data({ refusal: undefined }) : data({ refusal: answer.refusal }, 409)
}

export default function ReviewPage() {
  const { evidence, fault, work, canHide, canReopen, now, requestKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  const refusal = answer && 'refusal' in answer ? answer.refusal : undefined
  const { revalidate } = useRevalidator()
  useLive('work', revalidate)
  return (
    <NowProvider now={now}>
      <DoneNotice
        what={answer ? null : search.get('done')}
        texts={['faults.did', 'faults.did.write_answer', 'faults.did.show_answer']}
      />
      {refusal && (
        <Alert color="orange" variant="outline" role="alert" mb="md">
          <RefusalText refusal={refusal} />
        </Alert>
      )}
      <div className={classes.columns}>
        <div className={classes.stack}>
          <article>
            <ItemPane evidence={evidence} isPage />
          </article>
        </div>
        <div className={classes.stack}>
          <ReviewDecision evidence={evidence} canReopen={canReopen} requestKey={requestKey} />
          {work && <ReviewWork work={work} />}
          {fault && (
            <FaultPanel
              fault={fault}
              answer={answer && 'state' in answer ? answer : undefined}
              requestKey={requestKey}
            />
          )}
          {canHide && <HideReview evidence={evidence} requestKey={requestKey} />}
          <div>
            <ContextPane evidence={evidence} />
          </div>
        </div>
      </div>
    </NowProvider>
  )
}
