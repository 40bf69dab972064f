import { Anchor, Stack, Text, Title } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { AreaField, ChoiceField, FormState } from '#app/components/admin/form-fields.tsx'
import { DoneNotice, Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { DisputeStateBadge } from '#app/components/disputes/dispute-state.tsx'
import { FaultClaims } from '#app/components/disputes/fault-claims.tsx'
import { OwnStanding } from '#app/components/disputes/standing-note.tsx'
import { Hidden } from '#app/components/measures/hidden.tsx'
import { ExpectedWaitNote } from '#app/components/pages/expected-wait-note.tsx'
import { CalendarDay } from '#app/components/portal/calendar-day.tsx'
import portal from '#app/components/portal/portal.module.css'
import { Instant } from '#app/components/review/age.tsx'
import { answerShopDispute, disputeNotices } from '#app/pages/dispute-requests.server.ts'
import { readDisputeStanding } from '#app/pages/dispute-standing.server.ts'
import { readExpectedWait } from '#app/pages/expected-wait.server.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { readShopFault } from '#app/pages/shop-fault.server.ts'
import { requireSeller } from '#app/web/services.server.ts'
import { findDisputableUntil, findDisputeDays } from '#commands/disputes/dispute-window'
import type { Database } from '#db/client'
import { listDisputesOf } from '#db/disputes/disputes'
import { findShopReview } from '#db/portal/reviews'
import { findReview } from '#db/reviews'
import { addDays, dayOf } from '#domain/day'
import { disputeReasons, wasLeftUp } from '#domain/disputes/dispute'
import { isPublic, shownRevision } from '#domain/review'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'disputes.title')

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const { sellerId } = requireSeller(context, request)
  const { reviewId = '' } = params
  const [shown, review] = await Promise.all([
    findShopReview(context.db, { sellerId, reviewId }),
    findReview(context.db, reviewId),
  ])
  if (review?.sellerId !== sellerId) throw new Response(null, { status: 404 })
  const now = context.clock.now()
  const [disputes, fault] = await Promise.all([
    listDisputesOf(context.db, { reviewId, revision: shownRevision(review) }),
    // Of a review that can be read its own page tells.
    shown ? null : readToldFault(context.db, reviewId, now),
  ])
  if (!shown && disputes.length === 0 && !fault) throw new Response(null, { status: 404 })
  const { marketplaceZone } = context.environment
  const [days, until, standing] = await Promise.all([
    findDisputeDays(context.db, sellerId),
    findDisputableUntil(context.db, review, marketplaceZone),
    readDisputeStanding(context.db, { sellerId, zone: marketplaceZone }, now),
  ])
  const wait = await readExpectedWait(
    context.db,
    { line: 'dispute', since: disputes.find(({ state }) => state === 'open')?.filedAt },
    now,
  )
  return {
    wait,
    window: {
      days,
      lastDay: addDays(dayOf(until, marketplaceZone), -1),
      isOver: now >= until,
    },
    standing,
    review: { id: reviewId, text: shown?.text ?? '', language: shown?.language ?? null },
    canDispute:
      shown !== undefined && isPublic(review.state) && !disputes.some(({ state }) => state === 'open'),
    disputes: toPlain(disputes),
    fault,
    notices: disputeNotices,
    requestKey: crypto.randomUUID(),
  }
}

/**
 * What was said of whose fault it was; of a review that waits unseen for the other side's not even that there is one.
 */
async function readToldFault(db: Database, reviewId: string, now: Date) {
  const fault = await readShopFault(db, reviewId, now)
  return fault && (fault.said || fault.claims.length > 0) ? { ...fault, canClaim: false } : null
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const person = requireSeller(context, request)
  const zone = context.environment.marketplaceZone
  const asked = { reviewId: params.reviewId ?? '', person, zone, now: context.clock.now() }
  return answerShopDispute(context.db, await request.formData(), asked)
}

/** A shop says that a review breaks a rule, and sees what came of it. */
export default function Dispute() {
  const { review, wait, window, standing, canDispute, disputes, fault, notices, requestKey } =
    useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [search] = useSearchParams()
  return (
    <Stack>
      <Anchor component={Link} to={`/portal/reviews/${encodeURIComponent(review.id)}`}>
        <FormattedMessage id="shop_review.one" />
      </Anchor>
      <Title order={1}>
        <FormattedMessage id="disputes.title" />
      </Title>
      <DoneNotice what={answer ? null : search.get('done')} texts={notices} />
      {review.text && (
        <p className={portal.text} lang={review.language ?? undefined} dir="auto">
          {review.text}
        </p>
      )}
      <Text>
        <FormattedMessage id="disputes.help" values={{ days: window.days }} />
      </Text>
      {canDispute && <OwnStanding standing={standing} />}
      {canDispute && (
        <Text fw={600}>
          <FormattedMessage
            id={window.isOver ? 'disputes.over' : 'disputes.until'}
            values={{ day: <CalendarDay day={window.lastDay} /> }}
          />
        </Text>
      )}
      <ExpectedWaitNote wait={wait} />
      {disputes.map((dispute) => (
        <One key={dispute.id} dispute={dispute} requestKey={requestKey} />
      ))}
      {fault && <FaultClaims fault={fault} requestKey={requestKey} />}
      {canDispute && (
        <FormState state={answer?.state}>
          <FileForm requestKey={requestKey} isJudged={disputes.some(({ state }) => wasLeftUp(state))} />
        </FormState>
      )}
    </Stack>
  )
}

function FileForm({ requestKey, isJudged }: { requestKey: string; isJudged: boolean }) {
  const intl = useIntl()
  const options = disputeReasons.map((value) => ({
    value,
    label: intl.formatMessage({ id: `disputes.reason.${value}` }),
  }))
  return (
    <Section title="disputes.file">
      <Form method="post">
        <Stack gap="sm">
          <Hidden form="file" requestKey={requestKey} />
          <ChoiceField name="reasonCode" label="disputes.field.reason" options={options} />
          <AreaField name="text" label="disputes.field.text" isRequired />
          {isJudged && (
            <AreaField
              name="newFacts"
              label="disputes.field.newFacts"
              description="disputes.field.newFacts.help"
            />
          )}
          <Submit intent="file" label="disputes.send" />
        </Stack>
      </Form>
    </Section>
  )
}

type Listed = ReturnType<typeof useLoaderData<typeof loader>>['disputes'][number]

function One({ dispute, requestKey }: { dispute: Listed; requestKey: string }) {
  return (
    <Section title="disputes.one">
      <div>
        <DisputeStateBadge state={dispute.state} />
      </div>
      <Text size="sm">
        <FormattedMessage
          id="disputes.dates"
          values={{ sent: <Instant at={dispute.filedAt} />, due: <Instant at={dispute.dueAt} /> }}
        />
      </Text>
      <Text fw={600}>
        <FormattedMessage id="disputes.claim" />
      </Text>
      <Text>
        <FormattedMessage id={`disputes.reason.${dispute.reasonCode}`} />
      </Text>
      <p className={portal.text} dir="auto">
        {dispute.text}
      </p>
      {dispute.note && (
        <>
          <Text fw={600}>
            <FormattedMessage id="disputes.field.note" />
          </Text>
          <p className={portal.text} dir="auto">
            {dispute.note}
          </p>
        </>
      )}
      {dispute.statementId && (
        <Anchor component={Link} to={`/portal/notice/${dispute.statementId}`}>
          <FormattedMessage id="disputes.answer" />
        </Anchor>
      )}
      {dispute.state === 'open' && (
        <Form method="post">
          <Hidden form={`withdraw ${dispute.id}`} requestKey={requestKey} />
          <input type="hidden" name="disputeId" value={dispute.id} />
          <Submit intent="withdraw" label="disputes.withdraw" variant="default" size="xs" />
        </Form>
      )}
    </Section>
  )
}
