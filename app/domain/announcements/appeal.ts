import type { DomainEvent } from '#domain/event'

export const appealEventTypes = [
  'appeal.received',
  'appeal.info_requested',
  'appeal.decided',
  'appeal.inadmissible',
  'appeal.withdrawn',
] as const

type Told = Record<string, string | number | boolean | null | readonly string[]>
type AppealAnnouncement = {
  type: (typeof appealEventTypes)[number]
  subject: { kind: 'appeal'; id: string }
  data: Told
}

/** What the marketplace hears of appeals: that there is one, what is asked of its maker and what came of it. */
export function appealAnnouncementOf(event: DomainEvent): AppealAnnouncement | undefined {
  const tell = (type: AppealAnnouncement['type'], data: Told): AppealAnnouncement => ({
    type,
    subject: { kind: 'appeal', id: event.subject.id },
    data,
  })
  switch (event.type) {
    case 'appeal_submitted': {
      const { sellerId, statementId: against, dueAt, isWarned = false } = event.data
      return tell('appeal.received', { sellerId, against, dueAt, isWarned })
    }
    case 'appeal_info_requested':
      return tell('appeal.info_requested', { sellerId: event.data.sellerId, until: event.data.until })
    case 'appeal_decided': {
      const { sellerId, outcome, effects, statementId } = event.data
      return tell('appeal.decided', { sellerId, outcome, effects, statementId })
    }
    case 'appeal_inadmissible':
      return tell('appeal.inadmissible', { sellerId: event.data.sellerId, reason: event.data.reason })
    case 'appeal_withdrawn':
      return tell('appeal.withdrawn', { sellerId: event.data.sellerId })
    default:
      return undefined
  }
}
