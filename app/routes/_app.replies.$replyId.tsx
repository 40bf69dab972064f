import { Alert, Anchor, Group, Stack, Text, Title } from '@mantine/core'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import classes from '#app/components/portal/portal.module.css'
import { DecideForm } from '#app/components/replies/decide-form.tsx'
import { FlawList } from '#app/components/replies/flaw-list.tsx'
import { ReplyBadge } from '#app/components/replies/written-replies.tsx'
import { Instant } from '#app/components/review/age.tsx'
import { Stars } from '#app/components/review/stars.tsx'
import { pageTitle } from '#app/pages/page-title.ts'
import { toPlain } from '#app/pages/plain.ts'
import { answerReplyForm } from '#app/pages/reply-requests.server.ts'
import { requirePerson } from '#app/web/services.server.ts'
import { findReply } from '#db/replies/queue'
import { listRemedies } from '#db/replies/remedies'
import { findReview } from '#db/reviews'
import { isHeldByOther } from '#domain/lease'
import { findReplyReason, replyReasons } from '#domain/replies/reasons'
import { allowedReplyActions } from '#domain/replies/state'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'replies.one')

export async function loader({ context, request, params: { replyId = '' } }: LoaderFunctionArgs) {
  const person = requirePerson(context, request, 'decide_reviews')
  const { db, language } = context
  const reply = await findReply(db, replyId)
  if (!reply) throw new Response(null, { status: 404 })
  const [review, remedies] = await Promise.all([
    findReview(db, reply.reviewId),
    listRemedies(db, reply.reviewId),
  ])
  const isTaken = isHeldByOther(reply, person.id, context.clock.now())
  return {
    reply: toPlain(reply),
    review: review && { id: review.id, rating: review.rating, text: review.publishedText ?? review.text },
    remedies: remedies.map(({ kind }) => kind),
    isTaken,
    actions: isTaken ? [] : allowedReplyActions(reply.state),
    reason: (reply.reasonCode && findReplyReason(reply.reasonCode)?.text[language]) || null,
    reasons: replyReasons.map(({ code, text }) => ({ value: code, label: text[language] })),
    requestKey: crypto.randomUUID(),
  }
}

export async function action({ context, request, params: { replyId = '' } }: ActionFunctionArgs) {
  const person = requirePerson(context, request, 'decide_reviews')
  const zone = context.environment.marketplaceZone
  const asked = { replyId, zone, form: await request.formData() }
  return answerReplyForm(context.db, asked, person, context.clock.now())
}

export default function ReplyPage() {
  const loaded = useLoaderData<typeof loader>()
  const { reply, review, remedies, isTaken, reason } = loaded
  const answer = useActionData<typeof action>()
  return (
    <Stack maw={820}>
      <Anchor component={Link} to="/replies">
        <FormattedMessage id="nav.replies" />
      </Anchor>
      <Title order={1}>
        <FormattedMessage id="replies.one" />
      </Title>
      {isTaken && (
        <Alert color="orange" variant="outline" role="alert">
          <FormattedMessage id="replies.refusal.lease_lost" />
        </Alert>
      )}
      {review && (
        <Section title="replies.review">
          <Group gap="xs">
            <Stars rating={review.rating} />
            <Anchor component={Link} to={`/reviews/${encodeURIComponent(review.id)}`}>
              <FormattedMessage id="replies.open_review" />
            </Anchor>
          </Group>
          <p className={classes.text} dir="auto">
            {review.text}
          </p>
          {remedies.map((kind) => (
            <Text key={kind} size="sm">
              <FormattedMessage id="replies.remedy" />: <FormattedMessage id={`remedy.${kind}`} />
            </Text>
          ))}
        </Section>
      )}
      <Section title="replies.reply">
        <Group gap="xs">
          <ReplyBadge state={reply.state} />
          <Anchor component={Link} to={`/sellers/${encodeURIComponent(reply.sellerId)}`}>
            {reply.sellerId}
          </Anchor>
          <Text size="sm" c="dimmed">
            <Instant at={reply.createdAt} />
          </Text>
        </Group>
        <p className={classes.text} dir="auto">
          {reply.text}
        </p>
        {reason && <Text size="sm">{reason}</Text>}
        {reply.note && <Text size="sm">{reply.note}</Text>}
      </Section>
      {reply.flaws.length > 0 && (
        <Section title="replies.found">
          <FlawList flaws={reply.flaws} />
        </Section>
      )}
      <DecideForm decidable={loaded} answer={answer} />
    </Stack>
  )
}
