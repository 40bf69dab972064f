import { Alert, Anchor, Button, Stack, Text } from '@mantine/core'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { CoverageBar } from '#app/components/letter/coverage-bar.tsx'
import classes from '#app/components/letter/letter.module.css'
import { LetterStatus } from '#app/components/letter/letter-status.tsx'
import { ExpectedWaitNote } from '#app/components/pages/expected-wait-note.tsx'
import { readExpectedWait } from '#app/pages/expected-wait.server.ts'
import { readMarks, readOwnLetter, requireOwnLetter } from '#app/pages/own-letter.server.ts'
import { withdrawLetter } from '#commands/letters/withdraw-letter'
import { coverageOf } from '#domain/letter/coverage'
import { mayMoveLetter } from '#domain/letter/state'
import { waitsForUs } from '#domain/usual-wait'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const own = await readOwnLetter(context, request)
  if (own.ofCase === undefined) return null
  const letter = own.whole?.letter
  const isSent = typeof letter?.sentVersion === 'number'
  const [answer, back] = [own.whole?.answers[0], own.whole?.returns.at(-1)]
  const waiting = letter && waitsForUs('letter', letter.state) ? letter.sentVersion : undefined
  const newest = own.whole?.versions.find(({ version }) => version === waiting)
  return {
    wait: await readExpectedWait(
      context.db,
      { line: 'letter', since: newest?.submittedAt },
      context.clock.now(),
    ),
    status: {
      state: letter?.state ?? null,
      isSent,
      receipt: letter ? { number: letter.number, version: letter.sentVersion ?? 0 } : null,
      receivedAt: letter?.receivedAt ?? null,
      replyDueAt: letter?.replyDueAt ?? null,
      isLate: letter !== undefined && isSent && letter.cycle > own.ofCase.cycle,
      // Who at the marketplace answered or returned it stays there.
      answer: answer ? { version: answer.version, text: answer.text, answeredAt: answer.answeredAt } : null,
      back: letter?.state === 'returned_incomplete' && back ? { gaps: back.gaps, note: back.note } : null,
    },
    days: own.days ?? null,
    isOpen: own.isOpen,
    coverage: coverageOf(own.draft, await readMarks(context, own)),
    mayWithdraw: letter !== undefined && isSent && mayMoveLetter(letter.state, 'withdraw'),
    requestKey: crypto.randomUUID(),
  }
}

const Withdrawal = z.object({ intent: z.literal('withdraw'), requestKey: z.uuid() })

export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireOwnLetter(context, request)
  const asked = Withdrawal.safeParse(Object.fromEntries(await request.formData()))
  if (!asked.success) return data({ refusal: 'unreadable' }, 422)
  const { requestKey } = asked.data
  const command = { exclusionId: own.ofCase.id, requestKey }
  const withdrawn = await withdrawLetter(context.db, command, own.person, context.clock.now())
  return withdrawn.ok ? redirect('/portal/letter') : data({ refusal: withdrawn.refusal.reason }, 409)
}

export default function LetterOverview() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (!loaded) return null
  const { status, wait, days, isOpen, coverage, mayWithdraw, requestKey } = loaded
  return (
    <Stack gap="md">
      {answer && (
        <Alert color="orange" variant="outline" role="alert">
          <FormattedMessage id={`letter.refusal.${answer.refusal}`} />
        </Alert>
      )}
      <LetterStatus status={status} days={days} isOpen={isOpen} />
      <ExpectedWaitNote wait={wait} />
      <div className={classes.card}>
        <CoverageBar coverage={coverage} />
      </div>
      {isOpen && (
        <Button component={Link} to="/portal/letter/feedback" style={{ alignSelf: 'flex-start' }}>
          <FormattedMessage id="letter.go_on" />
        </Button>
      )}
      <section className={classes.card}>
        <Text fw={650}>
          <FormattedMessage id="letter.how.title" />
        </Text>
        <ol className={classes.list}>
          {['read', 'cause', 'group', 'solve', 'people', 'unhurried'].map((step) => (
            <li key={step}>
              <FormattedMessage id={`letter.how.${step}`} />
            </li>
          ))}
        </ol>
      </section>
      {mayWithdraw && (
        <details>
          <summary className={classes.summary}>
            <FormattedMessage id="letter.withdraw" />
          </summary>
          <Form method="post">
            <Stack gap="xs" align="flex-start">
              <Text size="sm">
                <FormattedMessage id="letter.withdraw.means" />
              </Text>
              <input type="hidden" name="requestKey" value={requestKey} />
              <Button type="submit" name="intent" value="withdraw" color="red" variant="outline">
                <FormattedMessage id="letter.withdraw.do" />
              </Button>
            </Stack>
          </Form>
        </details>
      )}
      {status.isSent && (
        <Anchor component={Link} to="/portal/letter/versions">
          <FormattedMessage id="letter.see_sent" />
        </Anchor>
      )}
    </Stack>
  )
}
