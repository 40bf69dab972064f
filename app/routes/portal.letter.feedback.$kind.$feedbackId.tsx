import { Alert, Anchor, Button, Group, Radio, Stack, Text, Title } from '@mantine/core'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { z } from 'zod'
import { FeedbackMeta } from '#app/components/letter/feedback-row.tsx'
import classes from '#app/components/letter/letter.module.css'
import { type OwnLetter, requireOwnLetter } from '#app/pages/own-letter.server.ts'
import { readClosedCause } from '#app/pages/top-causes.server.ts'
import { openFeedback } from '#commands/letters/open-feedback'
import { setCause } from '#commands/letters/set-cause'
import type { Database } from '#db/client'
import { findFeedback, findNextUnnamed } from '#db/letters/feedback'
import { causes, feedbackKinds } from '#domain/cause'

const Subject = z.object({ kind: z.enum(feedbackKinds), id: z.string().min(1).max(128) })

async function readItem(db: Database, own: OwnLetter, params: Record<string, string | undefined>) {
  const subject = Subject.safeParse({ kind: params.kind, id: params.feedbackId })
  const item = subject.success ? await findFeedback(db, own.window, subject.data) : undefined
  if (!item) throw new Response(null, { status: 404 })
  return item
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const own = await requireOwnLetter(context, request)
  const item = await readItem(context.db, own, params)
  const { sellerId } = own.window
  const found =
    item.kind === 'complaint' ? await readClosedCause(context.db, { sellerId, complaintId: item.id }) : null
  return { item, found }
}

const Naming = z.object({ intent: z.enum(['save', 'save_next']), cause: z.enum(causes) })

export async function action({ context, request, params }: ActionFunctionArgs) {
  const own = await requireOwnLetter(context, request)
  const { kind, id } = await readItem(context.db, own, params)
  const asked = Naming.safeParse(Object.fromEntries(await request.formData()))
  if (!asked.success) return data({ error: 'letter.feedback.choose' }, 422)
  const now = context.clock.now()
  await setCause(context.db, { kind, id, cause: asked.data.cause }, own.person, now)
  if (asked.data.intent === 'save') return redirect('/portal/letter/feedback')
  const next = await findNextUnnamed(context.db, own.window)
  if (!next) return redirect('/portal/letter/plan')
  await openFeedback(context.db, next, own.person, now)
  return redirect(`/portal/letter/feedback/${next.kind}/${encodeURIComponent(next.id)}`)
}

export default function FeedbackPage() {
  const { item, found } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const intl = useIntl()
  return (
    <Stack gap="md" key={`${item.kind} ${item.id}`}>
      <Anchor component={Link} to="/portal/letter/feedback">
        <FormattedMessage id="letter.feedback.title" />
      </Anchor>
      <Title order={2}>
        <FormattedMessage id={`letter.feedback.one.${item.kind}`} />
      </Title>
      <FeedbackMeta item={item} />
      <blockquote className={classes.quote} dir="auto">
        {item.text}
      </blockquote>
      {item.reply && (
        <div>
          <Text size="sm" fw={650}>
            <FormattedMessage id="letter.feedback.your_reply" />
          </Text>
          <blockquote className={classes.quote} dir="auto">
            {item.reply}
          </blockquote>
        </div>
      )}
      {found && (
        <Text size="sm">
          <FormattedMessage
            id="letter.feedback.found"
            values={{ cause: intl.formatMessage({ id: `cause.${found}` }) }}
          />
        </Text>
      )}
      <Form method="post">
        <Stack gap="md">
          {answer && (
            <Alert color="orange" variant="outline" role="alert">
              <FormattedMessage id={answer.error} />
            </Alert>
          )}
          <Radio.Group
            name="cause"
            defaultValue={item.cause ?? ''}
            label={intl.formatMessage({ id: 'letter.feedback.cause' })}
            description={intl.formatMessage({ id: 'letter.feedback.cause_help' })}
          >
            <div className={classes.choices} style={{ marginTop: 8 }}>
              {causes.map((cause) => (
                <Radio
                  key={cause}
                  value={cause}
                  label={intl.formatMessage({ id: `cause.${cause}` })}
                  mih={28}
                />
              ))}
            </div>
          </Radio.Group>
          <Group gap="sm">
            <Button type="submit" name="intent" value="save_next">
              <FormattedMessage id="letter.feedback.save_next" />
            </Button>
            <Button type="submit" name="intent" value="save" variant="default">
              <FormattedMessage id="letter.feedback.save" />
            </Button>
          </Group>
        </Stack>
      </Form>
    </Stack>
  )
}
