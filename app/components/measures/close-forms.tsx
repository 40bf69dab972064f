import { Stack } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { AreaField, FormState, SelectField } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import type { FormAnswer, MeasureFacts } from '#app/components/measures/facts.ts'
import { Hidden } from '#app/components/measures/hidden.tsx'
import classes from '#app/components/measures/measures.module.css'
import { useNow } from '#app/components/now.tsx'
import { liftGroundNames } from '#domain/measures/ground'
import { judgeFinish, judgeLift } from '#domain/measures/measure'

type Closing = { measure: MeasureFacts; requestKey: string; answer: FormAnswer | undefined }

/** What can be done with a measure now: say that its task is done, or take it back with a reason. */
export function CloseForms({ measure, requestKey, answer }: Closing) {
  const intl = useIntl()
  const now = new Date(useNow(60_000))
  const held = { ...measure, strikeUntil: new Date(measure.strikeUntil) }
  const grounds = liftGroundNames.filter((ground) => judgeLift(held, ground, now).ok)
  const [lift, finish] = [`lift ${measure.id}`, `finish ${measure.id}`]
  return (
    <div className={classes.forms}>
      {judgeFinish(measure).ok && (
        <Form method="post">
          <FormState state={answer?.form === finish ? answer.state : undefined}>
            <Hidden form={finish} requestKey={requestKey} version={measure.version} />
            <input type="hidden" name="measureId" value={measure.id} />
            <Submit intent="finish" label="measure.finishIt" variant="default" size="xs" />
          </FormState>
        </Form>
      )}
      {grounds.length > 0 && (
        <details open={answer?.form === lift}>
          <summary>
            <FormattedMessage id="measure.closing" />
          </summary>
          <Form method="post">
            <FormState state={answer?.form === lift ? answer.state : undefined}>
              <Stack gap="sm" maw={480}>
                <Hidden form={lift} requestKey={requestKey} version={measure.version} />
                <input type="hidden" name="measureId" value={measure.id} />
                <SelectField
                  name="ground"
                  label="measure.field.liftGround"
                  options={grounds.map((ground) => ({
                    value: ground,
                    label: intl.formatMessage({ id: `measure.lift.${ground}` }),
                  }))}
                />
                <AreaField name="note" label="measure.field.note" maxLength={2000} />
                <Submit intent="lift" label="measure.liftIt" variant="default" />
              </Stack>
            </FormState>
          </Form>
        </details>
      )}
    </div>
  )
}
