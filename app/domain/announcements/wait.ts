import type { DomainEvent } from '#domain/event'
import { type LineOfWait, waitingLines } from '#domain/usual-wait'

type WaitEventType = `${LineOfWait}.delayed`

const typeOf = (line: LineOfWait): WaitEventType => `${line}.delayed`

export const waitEventTypes = waitingLines.map(typeOf)

type WaitAnnouncement = {
  type: WaitEventType
  subject: DomainEvent['subject']
  data: Record<string, string | number | null>
}

/** That somebody waits longer than nine of ten did (B40), so that the marketplace can tell who has no account here. */
export function waitAnnouncementOf(event: DomainEvent): WaitAnnouncement | undefined {
  if (event.type !== 'wait_exceeded') return undefined
  const { line, ...data } = event.data
  return { type: typeOf(line), subject: event.subject, data }
}
