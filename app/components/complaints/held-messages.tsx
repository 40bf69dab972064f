import { Stack, Table, Text } from '@mantine/core'
import { Form, Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { FormState } from '#app/components/admin/form-fields.tsx'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import classes from '#app/components/complaints/complaints.module.css'
import type { HeldMessage } from '#app/components/complaints/staff-case.ts'
import type { ComplaintFormAnswer } from '#app/components/complaints/view.ts'
import { LongTextField } from '#app/components/portal/long-text-field.tsx'
import { Age, Instant } from '#app/components/review/age.tsx'

/** Messages that wait for one of us, each to be delivered or stopped with a reason. */
export function HeldMessages({
  held,
  answer,
}: {
  held: HeldMessage[]
  answer: ComplaintFormAnswer | undefined
}) {
  return (
    <>
      <Text size="sm">
        <FormattedMessage id="complaints.held.help" />
      </Text>
      {held.map((message) => (
        <HeldOne key={message.id} message={message} answer={answer} />
      ))}
    </>
  )
}

function HeldOne({
  message: { id, sentBy, text, heldAt },
  answer,
}: {
  message: HeldMessage
  answer: ComplaintFormAnswer | undefined
}) {
  const form = `held ${id}`
  return (
    <div className={classes.message}>
      <span className={classes.muted}>
        <strong>
          <FormattedMessage id={`complaints.by.${sentBy}`} />
        </strong>
        {' · '}
        <Instant at={heldAt} />
      </span>
      <p dir="auto">{text}</p>
      <Form method="post">
        <input type="hidden" name="form" value={form} />
        <input type="hidden" name="heldId" value={id} />
        <FormState state={answer?.form === form ? answer.state : undefined}>
          <Stack gap="sm">
            <Submit intent="deliver_held" label="complaints.held.deliver" />
            <LongTextField name="text" label="complaints.held.why" max={5000} />
            <Submit intent="stop_held" label="complaints.held.stop" variant="default" />
          </Stack>
        </FormState>
      </Form>
    </div>
  )
}

type Row = HeldMessage & { complaintId: string; number: number }

/** Everything that is held, in whichever complaint, the longest first. */
export function HeldLine({ rows }: { rows: Row[] }) {
  return (
    <DataTable label="complaints.held" columns={columns}>
      {rows.map(({ id, complaintId, number, sentBy, text, heldAt }) => (
        <Table.Tr key={id}>
          <Table.Td>
            <Link to={`/complaints/${encodeURIComponent(complaintId)}`}>{number}</Link>
          </Table.Td>
          <Table.Td>
            <FormattedMessage id={`complaints.by.${sentBy}`} />
          </Table.Td>
          <Table.Td dir="auto">{text.slice(0, 200)}</Table.Td>
          <Table.Td>
            <Age at={heldAt} />
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

const columns = [
  'complaints.col.number',
  'complaints.held.by',
  'complaints.held.words',
  'complaints.held.since',
] as const
