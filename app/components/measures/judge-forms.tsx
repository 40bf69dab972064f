import { Stack } from '@mantine/core'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { AreaField, DayField, FormState } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import type { DocumentFacts, FormAnswer } from '#app/components/measures/facts.ts'
import { HandInForm } from '#app/components/measures/hand-in-form.tsx'
import { Hidden } from '#app/components/measures/hidden.tsx'
import classes from '#app/components/measures/measures.module.css'
import { allowedDocumentMoves, type DocumentMove } from '#domain/measures/document'

type Judging = { document: DocumentFacts; requestKey: string; answer: FormAnswer | undefined }

/** What a person may do with a proof in its present state, one form each. */
export function JudgeForms({ document, requestKey, answer }: Judging) {
  return (
    <div className={classes.forms}>
      {allowedDocumentMoves(document.state).map((move) => (
        <Move key={move} move={move} document={document} requestKey={requestKey} answer={answer} />
      ))}
    </div>
  )
}

function Move({ move, ...judging }: Judging & { move: DocumentMove }) {
  const { document, requestKey, answer } = judging
  switch (move) {
    case 'check':
      return <JudgeForm {...judging} intent="check" label="document.check" />
    case 'restrict':
      return <JudgeForm {...judging} intent="restrict" label="document.restrict" />
    case 'accept':
      return (
        <JudgeForm {...judging} intent="accept" label="document.accept">
          <DayField name="validUntil" label="document.field.validUntil" isRequired />
        </JudgeForm>
      )
    case 'refuse':
      return (
        <Folded title="document.refuse" isOpen={answer?.form === `refuse ${document.kind}`}>
          <JudgeForm {...judging} intent="refuse" label="document.refuse">
            <AreaField name="note" label="document.field.refusal" isRequired maxLength={2000} />
          </JudgeForm>
        </Folded>
      )
    case 'request':
      return (
        <Folded title="document.askAgain" isOpen={answer?.form === `request ${document.kind}`}>
          <JudgeForm {...judging} intent="request" label="document.askIt">
            <AreaField name="note" label="document.field.note" maxLength={2000} />
          </JudgeForm>
        </Folded>
      )
    case 'upload':
      return (
        <Folded title="document.handInFor" isOpen={answer?.form === `hand_in ${document.kind}`}>
          <HandInForm kind={document.kind} requestKey={requestKey} answer={answer} />
        </Folded>
      )
    default:
      return move satisfies never
  }
}

function Folded({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details open={isOpen}>
      <summary>
        <FormattedMessage id={title} />
      </summary>
      {children}
    </details>
  )
}

function JudgeForm({
  document: { kind, version },
  requestKey,
  answer,
  intent,
  label,
  children,
}: Judging & { intent: string; label: string; children?: ReactNode }) {
  const form = `${intent} ${kind}`
  return (
    <Form method="post" key={version}>
      <FormState state={answer?.form === form ? answer.state : undefined}>
        <Stack gap="sm" maw={480}>
          <Hidden form={form} requestKey={requestKey} version={version} />
          <input type="hidden" name="kind" value={kind} />
          {children}
          <Submit intent={intent} label={label} variant="default" size="xs" />
        </Stack>
      </FormState>
    </Form>
  )
}
