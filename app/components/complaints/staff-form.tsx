import { Kbd, Stack } from '@mantine/core'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import { FormState } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import classes from '#app/components/complaints/complaints.module.css'
import { letterOfForm } from '#app/components/complaints/keymap.ts'
import type { ComplaintFormAnswer } from '#app/components/complaints/view.ts'

export type StaffFormProps = {
  version: number
  requestKey: string
  answer: ComplaintFormAnswer | undefined
}

/**
 * A form on a complaint's page, folded under its name and key. `submits` are the intents it can be sent with, each
 * with a button of its own.
 */
export function StaffForm({
  name,
  submits = [name],
  version,
  requestKey,
  answer,
  children,
}: StaffFormProps & { name: string; submits?: readonly string[]; children?: ReactNode }) {
  const own = answer?.form === name ? answer.state : undefined
  const letter = letterOfForm(name)
  return (
    <details id={`form-${name}`} className={classes.action} open={own !== undefined}>
      <summary>
        {letter && <Kbd aria-hidden>{letter}</Kbd>}
        <FormattedMessage id={`complaints.do.${name}`} />
      </summary>
      {/* Emptied once it was carried out; what is typed after a refusal stays while the page is read anew. */}
      <Form method="post" key={own ? 'again' : requestKey}>
        <input type="hidden" name="form" value={name} />
        <input type="hidden" name="requestKey" value={requestKey} />
        <input type="hidden" name="seenVersion" value={version} />
        <FormState state={own}>
          <Stack gap="sm">
            {children}
            {submits.map((intent) => (
              <Submit key={intent} intent={intent} label={`complaints.staff.${intent}`} />
            ))}
          </Stack>
        </FormState>
      </Form>
    </details>
  )
}
