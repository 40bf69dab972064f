import { Stack } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormState, TextField } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { Hidden } from '#app/components/measures/hidden.tsx'

type HandIn = { kind: string; requestKey: string; answer: FormAnswer | undefined }

/** Where a proof of this kind is handed in. */
export function HandInForm({ kind, requestKey, answer }: HandIn) {
  const form = `hand_in ${kind}`
  return (
    <Form method="post">
      <FormState state={answer?.form === form ? answer.state : undefined}>
        <Stack gap="sm" maw={480}>
          <Hidden form={form} requestKey={requestKey} />
          <input type="hidden" name="kind" value={kind} />
          <TextField
            name="reference"
            label="document.field.reference"
            description="document.field.referenceHelp"
            isRequired
          />
          <Submit intent="hand_in" label="document.handIn" />
        </Stack>
      </FormState>
    </Form>
  )
}
