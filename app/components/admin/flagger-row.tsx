import { Badge, Code, Table, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { DayField, FormState } from '#app/components/admin/form-fields.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import type { FormAnswer } from '#app/components/measures/facts.ts'
import { CalendarDay } from '#app/components/portal/calendar-day.tsx'
import type { FlaggerStanding } from '#domain/complaints/flagger'
import type { Day } from '#domain/day'

export type FlaggerLine = {
  id: string
  name: string
  email: string
  since: Day
  /** The last day of the status, where one is known. */
  until: Day | null
  standing: FlaggerStanding
  isSuspended: boolean
  given: number
  decided: number
  upheld: number
  link: string
}

/** One trusted flagger: since and until when, what became of their notices, their link, and what can be changed. */
export function FlaggerRow({ flagger, answer }: { flagger: FlaggerLine; answer: FormAnswer | undefined }) {
  const { id, name, email, since, until, standing, isSuspended, link } = flagger
  const { given, decided, upheld } = flagger
  return (
    <Table.Tr>
      <Table.Td>
        <span dir="auto">{name}</span>{' '}
        {standing !== 'trusted' && (
          <Badge color="gray" variant="light" autoContrast>
            <FormattedMessage id={`flaggers.${standing}`} />
          </Badge>
        )}
        <Text size="sm">{email}</Text>
      </Table.Td>
      <Table.Td>
        <CalendarDay day={since} />
        {until && (
          <>
            {' – '}
            <CalendarDay day={until} />
          </>
        )}
      </Table.Td>
      <Table.Td>
        <FormattedMessage id="flaggers.figures" values={{ decided, upheld }} />
        <Text size="sm">
          <FormattedMessage id="flaggers.given" values={{ given }} />
        </Text>
      </Table.Td>
      <Table.Td>
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: 360 }}>
          {link}
        </Code>
      </Table.Td>
      <Table.Td>
        <Form method="post">
          <input type="hidden" name="flaggerId" value={id} />
          <Submit
            intent={isSuspended ? 'resume' : 'suspend'}
            label={isSuspended ? 'flaggers.resume' : 'flaggers.suspend'}
            variant="default"
          />
        </Form>
        <FormState state={answer?.form === id ? answer.state : undefined}>
          <Form method="post">
            <input type="hidden" name="flaggerId" value={id} />
            <DayField name="endsOn" label="flaggers.until" defaultValue={until ?? ''} />
            <Submit intent="end" label="flaggers.set_end" variant="default" />
          </Form>
        </FormState>
      </Table.Td>
    </Table.Tr>
  )
}
