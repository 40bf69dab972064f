import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { FormattedDate, FormattedMessage } from 'react-intl'
import { Callout } from '#app/components/letter/callout.tsx'
import { GapList } from '#app/components/letter/gap-list.tsx'
import classes from '#app/components/letter/letter.module.css'
import { Receipt } from '#app/components/letter/receipt.tsx'
import type { Gap } from '#domain/letter/gaps'
import type { LetterState } from '#domain/letter/state'
import type { CycleDays } from '#domain/letter/timeliness'

export type Status = {
  state: LetterState | null
  isSent: boolean
  receipt: { number: number; version: number } | null
  receivedAt: Date | null
  replyDueAt: Date | null
  isLate: boolean
  answer: { version: number; text: string; answeredAt: Date } | null
  back: { gaps: Gap[]; note: string | null } | null
}

/** Where a letter stands, what the seller may expect, and until when. */
export function LetterStatus({
  status,
  days,
  isOpen,
}: {
  status: Status
  days: CycleDays | null
  isOpen: boolean
}) {
  const { isSent, receipt, answer, back, isLate, replyDueAt } = status
  return (
    <Stack gap="sm">
      {back && (
        <Callout color="orange" title={<FormattedMessage id="letter.returned" />}>
          <GapList gaps={back.gaps} />
          {back.note && <p className={classes.quote}>{back.note}</p>}
        </Callout>
      )}
      {isSent && receipt && replyDueAt && (
        <Callout color="green" title={<Receipt {...receipt} />}>
          <FormattedMessage
            id={isLate ? 'letter.received_late' : 'letter.received'}
            values={{ by: <Day at={replyDueAt} /> }}
          />
        </Callout>
      )}
      {answer && (
        <section className={classes.card}>
          <Text fw={650}>
            <FormattedMessage id="letter.answer" values={{ version: answer.version }} />
          </Text>
          <div className={classes.text}>{answer.text}</div>
        </section>
      )}
      <Text>{isOpen ? <Deadline days={days} /> : <FormattedMessage id="letter.closed" />}</Text>
    </Stack>
  )
}

/** R4.6, R4.10a: the last day, and that nothing is gained by haste. */
function Deadline({ days }: { days: CycleDays | null }): ReactNode {
  if (!days) return <FormattedMessage id="letter.not_in_force" />
  return <FormattedMessage id="letter.deadline" values={{ day: <CalendarDay day={days.recheckDay} /> }} />
}

function Day({ at }: { at: Date }) {
  return (
    <strong>
      <FormattedDate value={at} dateStyle="long" />
    </strong>
  )
}

/** A day of the marketplace's calendar, which is the same day in every zone. */
export function CalendarDay({ day }: { day: string }) {
  return (
    <strong>
      <FormattedDate value={`${day}T00:00:00Z`} dateStyle="long" timeZone="UTC" />
    </strong>
  )
}
