import { Anchor, Stack, Text, Title } from '@mantine/core'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { Submit } from '#app/components/admin/submit.tsx'
import { FeedbackRow } from '#app/components/letter/feedback-row.tsx'
import classes from '#app/components/letter/letter.module.css'
import { Empty } from '#app/components/pages/empty.tsx'
import { nextHref, readPlace } from '#app/pages/cursor-query.ts'
import { requireOwnLetter } from '#app/pages/own-letter.server.ts'
import { openFeedback } from '#commands/letters/open-feedback'
import { findNextUnnamed, listFeedbackOfWindow } from '#db/letters/feedback'
import { feedbackKinds } from '#domain/cause'

const pageSize = 30
/** The kind and the id, as the cursor of a page carries both. */
const PlaceId = z.string().regex(/^(review|complaint):.{1,128}$/s)

export async function loader({ context, request }: LoaderFunctionArgs) {
  const own = await requireOwnLetter(context, request)
  const place = readPlace(new URL(request.url).searchParams, PlaceId)
  const kind = place?.id.startsWith('review:') ? ('review' as const) : ('complaint' as const)
  const after = place && { createdAt: place.at, kind, id: place.id.slice(place.id.indexOf(':') + 1) }
  const items = await listFeedbackOfWindow(context.db, own.window, { after, limit: pageSize + 1 })
  const shown = items.slice(0, pageSize)
  const last = items.length > pageSize ? shown.at(-1) : undefined
  return {
    items: shown.map(({ text, ...item }) => ({ ...item, excerpt: excerptOf(text) })),
    hasLeft: (await findNextUnnamed(context.db, own.window)) !== undefined,
    next: last
      ? nextHref(request.url, { at: last.createdAt.toISOString(), id: `${last.kind}:${last.id}` })
      : null,
  }
}

/** Enough to know it again, too little to have read it. */
function excerptOf(text: string): string {
  const start = [...text].slice(0, 60).join('')
  return start.length < text.length ? `${start}…` : start
}

const Opening = z.union([
  z.object({ intent: z.literal('next') }),
  z.object({ intent: z.literal('open'), kind: z.enum(feedbackKinds), id: z.string().min(1).max(128) }),
])

export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireOwnLetter(context, request)
  const asked = Opening.safeParse(Object.fromEntries(await request.formData()))
  if (!asked.success) return redirect('/portal/letter/feedback')
  const subject = asked.data.intent === 'open' ? asked.data : await findNextUnnamed(context.db, own.window)
  if (!subject) return redirect('/portal/letter/plan')
  const { kind, id } = subject
  const opened = await openFeedback(context.db, { kind, id }, own.person, context.clock.now())
  if (!opened.ok) throw new Response(null, { status: 404 })
  return redirect(`/portal/letter/feedback/${kind}/${encodeURIComponent(id)}`)
}

export default function FeedbackList() {
  const { items, hasLeft, next } = useLoaderData<typeof loader>()
  if (items.length === 0) return <Empty title="letter.feedback.none.title" text="letter.feedback.none.text" />
  return (
    <Stack gap="md">
      <Title order={2}>
        <FormattedMessage id="letter.feedback.title" />
      </Title>
      <Text>
        <FormattedMessage id="letter.feedback.help" />
      </Text>
      {hasLeft ? (
        <Form method="post">
          <Submit intent="next" label="letter.feedback.next" />
        </Form>
      ) : (
        <Anchor component={Link} to="/portal/letter/plan">
          <FormattedMessage id="letter.feedback.done" />
        </Anchor>
      )}
      <div className={classes.rows}>
        {items.map((item) => (
          <FeedbackRow key={`${item.kind} ${item.id}`} item={item} />
        ))}
      </div>
      {next && (
        <Anchor component={Link} to={next}>
          <FormattedMessage id="letter.feedback.more" />
        </Anchor>
      )}
    </Stack>
  )
}
