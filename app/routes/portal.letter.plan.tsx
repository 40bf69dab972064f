import { Alert, Stack, Text, Title } from '@mantine/core'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { type ShouldRevalidateFunctionArgs, useActionData, useLoaderData } from '@remix-run/react'
import { FormattedMessage, FormattedTime } from 'react-intl'
import { CoverageBar } from '#app/components/letter/coverage-bar.tsx'
import { Examples } from '#app/components/letter/examples.tsx'
import classes from '#app/components/letter/letter.module.css'
import { PlanForm } from '#app/components/letter/plan-form.tsx'
import { anchorOf, changeLetter, readLetterForm } from '#app/pages/letter-form.server.ts'
import { readMarks, requireOwnLetter } from '#app/pages/own-letter.server.ts'
import { saveLetterDraft } from '#commands/letters/save-letter-draft'
import { rankCauses } from '#domain/cause'
import { coverageOf } from '#domain/letter/coverage'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const own = await requireOwnLetter(context, request)
  const marks = await readMarks(context, own)
  return {
    content: own.draft,
    revision: own.revision,
    savedAt: own.savedAt,
    isOpen: own.isOpen,
    coverage: coverageOf(own.draft, marks),
    named: rankCauses(marks),
  }
}

/** What is saved by itself is what the page shows already. */
export function shouldRevalidate({ formData, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  return formData?.get('intent') === 'autosave' ? false : defaultShouldRevalidate
}

export async function action({ context, request }: ActionFunctionArgs) {
  const own = await requireOwnLetter(context, request)
  const form = await request.formData()
  const intent = String(form.get('intent') ?? '')
  const seenRevision = Number(form.get('revision') ?? Number.NaN)
  if (!Number.isSafeInteger(seenRevision)) return data({ kind: 'unreadable' as const }, 422)
  const { content: typed, errors } = readLetterForm(form)
  if (Object.keys(errors).length > 0) return data({ kind: 'errors' as const, errors, content: typed }, 422)

  const named = intent === 'group' ? rankCauses(await readMarks(context, own)) : []
  const content = changeLetter(
    typed,
    intent,
    named.map(({ cause }) => cause),
  )
  const command = { exclusionId: own.ofCase.id, seenRevision, content }
  const saved = await saveLetterDraft(context.db, command, own.person, context.clock.now())
  if (saved.ok) {
    if (intent === 'autosave') return data({ kind: 'saved' as const, ...saved.value })
    if (intent === 'check') return redirect('/portal/letter/check')
    return redirect(`/portal/letter/plan${anchorOf(content, intent)}`)
  }
  if (saved.refusal.reason !== 'changed_meanwhile') {
    return data({ kind: 'refused' as const, reason: saved.refusal.reason, content: typed }, 409)
  }
  const { revision, savedAt } = saved.refusal
  return data({ kind: 'conflict' as const, revision, savedAt, content: typed }, 409)
}

export default function PlanPage() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { isOpen, coverage, named } = loaded
  const kept = answer && 'content' in answer ? answer.content : undefined
  const revision = answer?.kind === 'conflict' ? answer.revision : loaded.revision
  return (
    <Stack gap="md">
      <Title order={2}>
        <FormattedMessage id="letter.plan.title" />
      </Title>
      <Text>
        <FormattedMessage id="letter.plan.help" />
      </Text>
      <Examples />
      <div className={classes.card}>
        <CoverageBar coverage={coverage} />
      </div>
      {answer && <PlanNotice answer={answer} />}
      {isOpen ? (
        <PlanForm
          // What was refused, another tab's words and the page's own are different forms.
          key={kept ? `kept ${revision}` : loaded.content.problems.map(rowsOf).join()}
          content={kept ?? loaded.content}
          revision={revision}
          savedAt={loaded.savedAt}
          named={named}
          errors={answer?.kind === 'errors' ? answer.errors : {}}
        />
      ) : (
        <Text>
          <FormattedMessage id="letter.closed" />
        </Text>
      )}
    </Stack>
  )
}

/** What a Problem consists of; with another row the form is another. */
function rowsOf({ id, solutions }: { id: string; solutions: { id: string }[] }): string {
  return [id, ...solutions.map((solution) => solution.id)].join(' ')
}

type Answer = NonNullable<ReturnType<typeof useActionData<typeof action>>>

function PlanNotice({ answer }: { answer: Answer }) {
  if (answer.kind === 'saved') return null
  const at = 'savedAt' in answer && answer.savedAt ? <FormattedTime value={answer.savedAt} /> : ''
  const id = answer.kind === 'refused' ? `letter.refusal.${answer.reason}` : `letter.plan.${answer.kind}`
  return (
    <Alert color="orange" variant="outline" role="alert">
      <FormattedMessage id={id} values={{ at }} />
    </Alert>
  )
}
