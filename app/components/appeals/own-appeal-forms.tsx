import { Alert, Stack } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { AreaField, FormState } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import type { AppellantAnswer, OwnAppeal } from '#app/components/appeals/shapes.ts'
import { FileProblem } from '#app/components/complaints/file-problem.tsx'
import { Hidden } from '#app/components/measures/hidden.tsx'
import { FilesField } from '#app/components/mediation/files-field.tsx'
import portal from '#app/components/portal/portal.module.css'
import { Instant } from '#app/components/review/age.tsx'

export type OwnShown = { appeal: OwnAppeal; requestKey: string; answer: AppellantAnswer | undefined }

/** More of what shows it, folded while nobody asks for it. */
export function AddFiles({ appeal, requestKey, answer }: OwnShown) {
  const form = `add_files ${appeal.id}`
  const answered = answer?.form === form ? answer : undefined
  return (
    <details open={answered !== undefined || appeal.state === 'info_requested'}>
      <summary>
        <FormattedMessage id="appeals.own.add_files" />
      </summary>
      <Form method="post" encType="multipart/form-data" key={appeal.files.length}>
        <FormState state={answered?.state}>
          <Stack gap="sm">
            <FileProblem file={answered?.file} />
            <Hidden form={form} requestKey={requestKey} />
            <input type="hidden" name="appealId" value={appeal.id} />
            <FilesField label="appeals.own.files" isRequired />
            <Submit intent="add_files" label="vault.add" />
          </Stack>
        </FormState>
      </Form>
    </details>
  )
}

/** What our people asked, and the answer to it. */
export function AnswerForm({ appeal, requestKey, answer }: OwnShown) {
  return (
    <Form method="post">
      <FormState state={answer?.form === `answer ${appeal.id}` ? answer.state : undefined}>
        <Stack gap="sm">
          <Alert color="blue" role="note">
            <p className={portal.text} dir="auto">
              {appeal.asked}
            </p>
            {appeal.askedUntil && (
              <FormattedMessage
                id="appeals.own.until"
                values={{ until: <Instant at={appeal.askedUntil} /> }}
              />
            )}
          </Alert>
          <Hidden form={`answer ${appeal.id}`} requestKey={requestKey} version={appeal.version} />
          <input type="hidden" name="appealId" value={appeal.id} />
          <AreaField name="words" label="appeals.own.answer" isRequired />
          <Submit intent="answer" label="appeals.own.send_answer" />
        </Stack>
      </FormState>
    </Form>
  )
}

/** To say that it is admissible, or to take it back. */
export function OwnButton({
  appeal,
  requestKey,
  answer,
  intent,
}: OwnShown & { intent: 'contest' | 'withdraw' }) {
  const form = `${intent} ${appeal.id}`
  return (
    <Form method="post">
      <FormState state={answer?.form === form ? answer.state : undefined}>
        <Hidden form={form} requestKey={requestKey} version={appeal.version} />
        <input type="hidden" name="appealId" value={appeal.id} />
        <Submit intent={intent} label={`appeals.own.${intent}`} variant="default" size="xs" />
      </FormState>
    </Form>
  )
}
