import { Alert, Anchor, Button, Stack, Text, Title } from '@mantine/core'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { Callout } from '#app/components/letter/callout.tsx'
import { CoverageBar } from '#app/components/letter/coverage-bar.tsx'
import { FileList } from '#app/components/letter/file-list.tsx'
import { GapList } from '#app/components/letter/gap-list.tsx'
import classes from '#app/components/letter/letter.module.css'
import { LetterText } from '#app/components/letter/letter-text.tsx'
import { WarningList } from '#app/components/letter/warning-list.tsx'
import { letterMails } from '#app/pages/letter-mail.server.ts'
import { requireOwnLetter } from '#app/pages/own-letter.server.ts'
import { lookThrough } from '#commands/letters/look-through'
import { submitLetter } from '#commands/letters/submit-letter'
import { isLanguage } from '#domain/language'
import { letterText } from '#domain/letter/content'
import { findGaps } from '#domain/letter/gaps'
import { findStoppingPhrases } from '#domain/letter/warnings'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const own = await requireOwnLetter(context, request)
  const { coverage, warnings } = await lookThrough(context.db, own.ofCase, own.draft, context.clock.now())
  return {
    content: own.draft,
    revision: own.revision,
    isEmpty: letterText(own.draft).trim() === '',
    canSend: own.canSend,
    coverage,
    warnings,
    isStopped: findStoppingPhrases(own.draft).length > 0,
    gaps: findGaps(own.draft, coverage),
    files: own.files.map(({ id, name, size }) => ({ id, name, size })),
    requestKey: crypto.randomUUID(),
  }
}

const Sending = z.object({
  intent: z.literal('send'),
  revision: z.coerce.number().int().nonnegative(),
  requestKey: z.uuid(),
})

export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireOwnLetter(context, request)
  const asked = Sending.safeParse(Object.fromEntries(await request.formData()))
  if (!asked.success) return data({ refusal: 'unreadable' }, 422)
  const { revision, requestKey } = asked.data
  const { language } = own.person
  const command = {
    exclusionId: own.ofCase.id,
    seenRevision: revision,
    language: isLanguage(language) ? language : context.language,
    write: letterMails(request, context).received,
    requestKey,
  }
  const sent = await submitLetter(context.db, command, own.person, context.clock.now())
  return sent.ok ? redirect('/portal/letter') : data({ refusal: sent.refusal.reason }, 409)
}

export default function CheckPage() {
  const { content, revision, isEmpty, canSend, coverage, warnings, isStopped, gaps, files, requestKey } =
    useLoaderData<typeof loader>()
  const sendable = warnings.length > 0 ? 'may_send' : 'ready'
  const answer = useActionData<typeof action>()
  return (
    <Stack gap="md">
      <Title order={2}>
        <FormattedMessage id="letter.check.title" />
      </Title>
      {answer && (
        <Alert color="orange" variant="outline" role="alert">
          <FormattedMessage id={`letter.refusal.${answer.refusal}`} />
        </Alert>
      )}
      <div className={classes.card}>
        <CoverageBar coverage={coverage} />
      </div>
      <WarningList warnings={warnings} />
      {gaps.length > 0 && (
        <Callout color="yellow" title={<FormattedMessage id="letter.check.gaps" />}>
          <GapList gaps={gaps} />
        </Callout>
      )}
      {isEmpty ? (
        <Text>
          <FormattedMessage id="letter.refusal.nothing_written" />
        </Text>
      ) : (
        <LetterText content={content} />
      )}
      <FileList files={files} at="/portal/letter/files" />
      <Anchor component={Link} to="/portal/letter/plan">
        <FormattedMessage id="letter.check.back" />
      </Anchor>
      {canSend && !isEmpty ? (
        <Form method="post">
          <input type="hidden" name="revision" value={revision} />
          <input type="hidden" name="requestKey" value={requestKey} />
          <Stack gap="xs" align="flex-start">
            <Text size="sm">
              <FormattedMessage id={`letter.check.${isStopped ? 'tied' : sendable}`} />
            </Text>
            <Button type="submit" name="intent" value="send" mih={44}>
              <FormattedMessage id="letter.check.send" />
            </Button>
          </Stack>
        </Form>
      ) : (
        !isEmpty && (
          <Text>
            <FormattedMessage id="letter.refusal.not_open" />
          </Text>
        )
      )}
    </Stack>
  )
}
