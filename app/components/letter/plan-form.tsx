import { Alert, Button, Stack, Textarea } from '@mantine/core'
import { Form, Link } from '@remix-run/react'
import { useRef } from 'react'
import { FormattedMessage, FormattedTime, useIntl } from 'react-intl'
import classes from '#app/components/letter/letter.module.css'
import { type NamedCause, ProblemFields } from '#app/components/letter/problem-fields.tsx'
import { type SavedState, useAutosave } from '#app/components/letter/use-autosave.ts'
import { type LetterContent, letterLimits } from '#domain/letter/content'

/** The letter as a form: it posts by itself, and where scripts run it is saved every three seconds. */
export function PlanForm({
  content,
  revision,
  savedAt,
  named,
  errors,
}: {
  content: LetterContent
  revision: number
  savedAt: Date | null
  named: readonly NamedCause[]
  errors: Record<string, string>
}) {
  const form = useRef<HTMLFormElement>(null)
  const intl = useIntl()
  const autosave = useAutosave(form, { revision, savedAt })
  const taken = new Set(content.problems.flatMap(({ causes }) => causes))
  const left = named.filter(({ cause }) => !taken.has(cause))
  return (
    <Form method="post" ref={form} onSubmit={autosave.onSubmit} onInput={autosave.onInput}>
      <input type="hidden" name="revision" value={autosave.revision} />
      {/* Enter in a field sends the first button of a form, which must not be one that removes something. */}
      <button type="submit" name="intent" value="save" hidden aria-hidden tabIndex={-1} />
      <Stack gap="md">
        {left.length > 0 && (
          <Alert color="indigo" variant="outline">
            <Stack gap="xs" align="flex-start">
              <FormattedMessage
                id="letter.plan.left"
                values={{
                  count: left.length,
                  causes: intl.formatList(
                    left.map(({ cause }) => intl.formatMessage({ id: `cause.${cause}` })),
                  ),
                }}
              />
              <Button type="submit" name="intent" value="group" variant="default" mih={44}>
                <FormattedMessage id="letter.plan.group" />
              </Button>
            </Stack>
          </Alert>
        )}
        {content.problems.map((problem, at) => (
          <ProblemFields key={problem.id} problem={problem} at={at} named={named} errors={errors} />
        ))}
        {content.problems.length < letterLimits.problems && (
          <Button type="submit" name="intent" value="add_problem" variant="default" mih={44}>
            <FormattedMessage id="letter.plan.add_problem" />
          </Button>
        )}
        <Textarea
          name="note"
          label={<FormattedMessage id="letter.plan.note" />}
          defaultValue={content.note}
          autosize
          minRows={2}
        />
        <div className={classes.saved}>
          <Button type="submit" name="intent" value="check" mih={44}>
            <FormattedMessage id="letter.plan.check" />
          </Button>
          <Button type="submit" name="intent" value="save" variant="default" mih={44}>
            <FormattedMessage id="form.save" />
          </Button>
          <SavedNote state={autosave.state} at={autosave.savedAt} />
        </div>
      </Stack>
    </Form>
  )
}

/** Whether the words are safe. */
function SavedNote({ state, at }: { state: SavedState; at: Date | null }) {
  return (
    <span role="status">
      {state === 'saved' && at && (
        <FormattedMessage id="letter.saved" values={{ at: <FormattedTime value={at} /> }} />
      )}
      {state === 'saving' && <FormattedMessage id="letter.saving" />}
      {state === 'unsaved' && <FormattedMessage id="letter.unsaved" />}
      {state === 'failed' && <FormattedMessage id="letter.save_failed" />}
      {state === 'conflict' && (
        <>
          <FormattedMessage id="letter.save_conflict" />{' '}
          <Link to="/portal/letter/plan" reloadDocument target="_blank">
            <FormattedMessage id="letter.save_conflict.see" />
          </Link>
        </>
      )}
    </span>
  )
}
