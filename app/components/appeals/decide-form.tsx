import { Stack, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { AreaField, ChoiceField, FormState } from '#app/components/admin/form-fields.tsx'
import type { AppealCaseShape } from '#app/components/appeals/shapes.ts'
import { LookFirst } from '#app/components/judging/look-first.tsx'
import { ShownFields } from '#app/components/judging/shown-fields.tsx'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { Hidden } from '#app/components/measures/hidden.tsx'

/** The outcome of an appeal: an answer to each ground, and the reasons, which the appellant reads. */
export function DecideForm({
  appeal,
  requestKey,
  answer,
}: {
  appeal: AppealCaseShape
  requestKey: string
  answer: FormAnswer | undefined
}) {
  const intl = useIntl()
  const say = (id: string) => intl.formatMessage({ id })
  const rights = [
    { value: 'no', label: say('appeals.right.no') },
    { value: 'yes', label: say('appeals.right.yes') },
  ]
  const outcomes = appeal.outcomes.map((value) => ({
    value,
    // What a milder decision is depends on what was decided.
    label: say(value === 'modified' ? `appeals.modify.${appeal.kind}` : `appeals.outcome.${value}`),
  }))
  return (
    <Form method="post" key={appeal.version}>
      <FormState state={answer?.form === 'decide' ? answer.state : undefined}>
        <Stack gap="sm" maw={640}>
          <Hidden form="decide" requestKey={requestKey} version={appeal.version} />
          {appeal.grounds.map(({ ground, text }) => (
            <fieldset key={ground}>
              <legend>
                <FormattedMessage id={`appeals.ground.${ground}`} />
              </legend>
              <Text size="sm" dir="auto" lang={appeal.language} style={{ whiteSpace: 'pre-wrap' }}>
                {text}
              </Text>
              <ChoiceField name={`right_${ground}`} label="appeals.field.right" options={rights} />
              <AreaField name={`answer_${ground}`} label="appeals.field.answer" isRequired />
            </fieldset>
          ))}
          <ChoiceField name="outcome" label="appeals.field.outcome" options={outcomes} />
          <AreaField
            name="note"
            label="appeals.field.note"
            description="appeals.field.note.help"
            isRequired
          />
          {appeal.canBeMasked && <ShownFields />}
          <LookFirst
            look={answer?.form === 'decide' ? answer.look : undefined}
            intent="decide"
            label="appeals.do.decide"
          />
        </Stack>
      </FormState>
    </Form>
  )
}
