import { Stack } from '@mantine/core'
import { Form } from '@remix-run/react'
import { useId } from 'react'
import { FormattedMessage } from 'react-intl'
import { AreaField, FormState, TextField } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { DocumentItem } from '#app/components/measures/document-item.tsx'
import type { DocumentFacts, FormAnswer } from '#app/components/measures/facts.ts'
import { Hidden } from '#app/components/measures/hidden.tsx'
import { JudgeForms } from '#app/components/measures/judge-forms.tsx'
import classes from '#app/components/measures/measures.module.css'
import pages from '#app/components/pages/pages.module.css'
import review from '#app/components/review/review.module.css'

type Panel = {
  documents: DocumentFacts[]
  canManage: boolean
  requestKey: string
  answer: FormAnswer | undefined
}

/** A seller's proofs (R0.5, R3.4), and for those who may, what can be done with each. */
export function DocumentsPanel({ documents, canManage, requestKey, answer }: Panel) {
  const id = useId()
  return (
    <section className={pages.card} aria-labelledby={id}>
      <h2 id={id}>
        <FormattedMessage id="document.title" />
      </h2>
      {documents.length === 0 && (
        <p className={review.muted}>
          <FormattedMessage id="document.none" />
        </p>
      )}
      <ul className={review.plain}>
        {documents.map((document) => (
          <DocumentItem key={document.kind} document={document}>
            {canManage && <JudgeForms document={document} requestKey={requestKey} answer={answer} />}
          </DocumentItem>
        ))}
      </ul>
      {canManage && <AskForm requestKey={requestKey} answer={answer} />}
    </section>
  )
}

function AskForm({ requestKey, answer }: Pick<Panel, 'requestKey' | 'answer'>) {
  const form = 'request'
  return (
    <div className={classes.forms}>
      <details open={answer?.form === form}>
        <summary>
          <FormattedMessage id="document.ask" />
        </summary>
        <Form method="post" key={requestKey}>
          <FormState state={answer?.form === form ? answer.state : undefined}>
            <Stack gap="sm" maw={480}>
              <Hidden form={form} requestKey={requestKey} />
              <TextField
                name="kind"
                label="document.field.kind"
                description="document.field.kindHelp"
                isRequired
              />
              <AreaField name="note" label="document.field.note" maxLength={2000} />
              <Submit intent="request" label="document.askIt" />
            </Stack>
          </FormState>
        </Form>
      </details>
    </div>
  )
}
