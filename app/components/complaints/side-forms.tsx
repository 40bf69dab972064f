import { Radio, Stack, Text } from '@mantine/core'
import { Form, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { FormState, useField } from '#app/components/admin/form-fields.tsx'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import classes from '#app/components/complaints/complaints.module.css'
import type { ComplaintFormAnswer, ComplaintView } from '#app/components/complaints/view.ts'
import { LongTextField } from '#app/components/portal/long-text-field.tsx'
import { satisfactionScores } from '#domain/complaints/satisfaction'

type Props = { view: ComplaintView; requestKey: string; answer: ComplaintFormAnswer | undefined }

/** What a side can do now: what it is its turn to do stands open, everything else is a line to unfold. */
export function SideForms({ view, requestKey, answer }: Props) {
  const { can, asksWill } = view
  const form = (intent: string, children: ReactNode, isOpen = false) => (
    <SideForm intent={intent} requestKey={requestKey} answer={answer} isOpen={isOpen}>
      {children}
    </SideForm>
  )
  if (!Object.values(can).some(Boolean)) return null
  return (
    <Section title="complaints.section.actions">
      {can.answer && form('answer', <AnswerFields />, true)}
      {can.contest && form('contest', <WordsField />)}
      {can.reopen && form('reopen', <WordsField />)}
      {can.write && form('message', <MessageFields />)}
      {can.rate && form('rate', <RateFields />)}
      {can.withdraw && form('withdraw', asksWill ? <WillField /> : <WithdrawHelp />)}
    </Section>
  )
}

type FormProps = {
  intent: string
  requestKey: string
  answer: ComplaintFormAnswer | undefined
  isOpen: boolean
  children: ReactNode
}

function SideForm({ intent, requestKey, answer, isOpen, children }: FormProps) {
  const { key: place } = useLocation()
  const own = answer?.form === intent ? answer.state : undefined
  return (
    <details className={classes.action} open={isOpen || own !== undefined}>
      <summary>
        <FormattedMessage id={`complaints.do.${intent}`} />
      </summary>
      {/* Emptied once it was carried out; what is typed stays after a refusal, and while the page is read anew. */}
      <Form method="post" key={own ? 'again' : place}>
        <input type="hidden" name="requestKey" value={requestKey} />
        <FormState state={own}>
          <Stack gap="sm">
            {children}
            <Submit intent={intent} label={`complaints.send.${intent}`} />
          </Stack>
        </FormState>
      </Form>
    </details>
  )
}

function WordsField() {
  return <LongTextField name="text" label="complaints.field.text" max={5000} />
}

function AnswerFields() {
  return (
    <>
      <Choice name="answer" label="complaints.field.answer" values={['accept', 'offer', 'dispute']} />
      <WordsField />
      <Text size="sm">
        <FormattedMessage id="complaints.answer_help" />
      </Text>
    </>
  )
}

function MessageFields() {
  return (
    <>
      <Choice name="to" label="complaints.field.to" values={['both', 'us']} first="both" />
      <WordsField />
    </>
  )
}

function RateFields() {
  return (
    <>
      <Text size="sm">
        <FormattedMessage id="satisfaction.help" />
      </Text>
      <Choice name="score" label="satisfaction.question" values={satisfactionScores.map(String)} />
      <LongTextField name="text" label="satisfaction.words" max={2000} />
    </>
  )
}

function WillField() {
  return (
    <>
      <Text size="sm">
        <FormattedMessage id="complaints.will_help" />
      </Text>
      <Choice name="will" label="complaints.field.will" values={['free', 'pressured', 'rewarded']} />
    </>
  )
}

function WithdrawHelp() {
  return (
    <Text size="sm">
      <FormattedMessage id="complaints.withdraw_help" />
    </Text>
  )
}

/** One of a few, under `complaints.<name>.<value>`. */
function Choice({
  name,
  label,
  values,
  first = '',
}: {
  name: string
  label: string
  values: readonly string[]
  first?: string
}) {
  const { label: legend, error, defaultValue } = useField({ name, label, defaultValue: first })
  const intl = useIntl()
  return (
    <Radio.Group name={name} label={legend} error={error} defaultValue={defaultValue}>
      <Stack gap="xs" mt={4}>
        {values.map((value) => (
          <Radio
            key={value}
            value={value}
            label={intl.formatMessage({ id: `complaints.${name}.${value}` })}
          />
        ))}
      </Stack>
    </Radio.Group>
  )
}
