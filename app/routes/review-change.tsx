import { Alert, Button, Container, Paper, Stack, Text, Title } from '@mantine/core'
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { z } from 'zod'
import { readChangeLink } from '#app/change-link.ts'
import { pageTitle } from '#app/pages/page-title.ts'
import { answerQuestion } from '#commands/coercion/answer-question'
import { findQuestion } from '#db/coercion/questions'
import { changeAnswers } from '#domain/coercion/question'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'coercion.title')

const longestToken = 1000

/** Opening the link answers nothing: programs that look through mail open links too. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get('token')?.slice(0, longestToken) ?? ''
  const opened = openQuestion(context, token)
  if (!opened.ok) return data({ token, problem: opened.refusal.reason, isAnswered: false }, 410)
  const question = await findQuestion(context.db, opened.value.subject)
  if (!question) throw new Response(null, { status: 404 })
  return data({ token, problem: null, isAnswered: question.answer !== null })
}

const Answer = z.object({ token: z.string().max(longestToken), answer: z.enum(changeAnswers) })

export async function action({ context, request }: ActionFunctionArgs) {
  const sent = Answer.safeParse(Object.fromEntries(await request.formData()))
  if (!sent.success) return data({ outcome: 'not_valid' as const }, 422)
  const opened = openQuestion(context, sent.data.token)
  if (!opened.ok) return data({ outcome: opened.refusal.reason }, 410)
  const answer = { questionId: opened.value.subject, answer: sent.data.answer }
  const answered = await answerQuestion(context.db, answer, context.clock.now())
  if (answered.ok) return data({ outcome: 'thanks' as const })
  if (answered.refusal.reason === 'not_found') throw new Response(null, { status: 404 })
  return data({ outcome: answered.refusal.reason }, 409)
}

function openQuestion({ environment, clock }: AppLoadContext, token: string) {
  return readChangeLink(token, { environment, now: clock.now() })
}

export default function ReviewChange() {
  const { token, problem, isAnswered } = useLoaderData<typeof loader>()
  const outcome = useActionData<typeof action>()?.outcome
  const told = outcome ?? problem ?? (isAnswered ? 'answered_already' : null)
  return (
    <Container component="main" size={520} py="xl">
      <Paper withBorder p="lg">
        <Stack>
          <Title order={1}>
            <FormattedMessage id="coercion.title" />
          </Title>
          {told ? (
            <Alert color={told === 'thanks' ? 'green' : 'orange'} variant="outline" role="status">
              <FormattedMessage id={`coercion.${told}`} />
            </Alert>
          ) : (
            <>
              <Text>
                <FormattedMessage id="coercion.question" />
              </Text>
              <Form method="post">
                <input type="hidden" name="token" value={token} />
                <Stack gap="sm">
                  {changeAnswers.map((answer) => (
                    <Button key={answer} type="submit" name="answer" value={answer} variant="default" h={48}>
                      <FormattedMessage id={`coercion.answer.${answer}`} />
                    </Button>
                  ))}
                </Stack>
              </Form>
              <Text size="sm">
                <FormattedMessage id="coercion.confidential" />
              </Text>
            </>
          )}
        </Stack>
      </Paper>
    </Container>
  )
}
