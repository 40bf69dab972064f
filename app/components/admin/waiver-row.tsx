import { Badge, Table, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Submit } from '#app/components/admin/submit.tsx'
import { CalendarDay } from '#app/components/portal/calendar-day.tsx'
import type { Day } from '#domain/day'
import type { WaivableKind, WaiverStanding } from '#domain/independence/waiver'

export type WaiverRow = {
  id: string
  kinds: WaivableKind[]
  reason: string
  recordedBy: string
  since: Day
  /** Its last day, unless it was ended before. */
  until: Day
  standing: WaiverStanding
  endedBy: string | null
  uses: number
}

/** One waiver: for what and why, until when, how often somebody judged under it; one in force can be ended. */
export function WaiverTableRow({ waiver }: { waiver: WaiverRow }) {
  const { id, kinds, reason, recordedBy, since, until, standing, endedBy, uses } = waiver
  return (
    <Table.Tr>
      <Table.Td>
        {kinds.map((kind) => (
          <Text size="sm" key={kind}>
            <FormattedMessage id={`waivers.kind.${kind}`} />
          </Text>
        ))}
      </Table.Td>
      <Table.Td style={{ maxWidth: 320, overflowWrap: 'anywhere' }}>
        <span dir="auto">{reason}</span>
      </Table.Td>
      <Table.Td>
        <CalendarDay day={since} />
        <Text size="sm" dir="auto">
          {recordedBy}
        </Text>
      </Table.Td>
      <Table.Td>
        <CalendarDay day={until} />
      </Table.Td>
      <Table.Td>
        <Badge color={standing === 'in_force' ? 'blue' : 'gray'} variant="light" autoContrast>
          <FormattedMessage id={`waivers.${standing}`} values={{ who: endedBy }} />
        </Badge>
      </Table.Td>
      <Table.Td>{uses}</Table.Td>
      <Table.Td>
        {standing === 'in_force' && (
          <Form method="post">
            <input type="hidden" name="waiverId" value={id} />
            <Submit intent="end" label="waivers.end" variant="default" />
          </Form>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
