import type { DomainEvent } from '#domain/event'

export const complaintEventTypes = [
  'complaint.moved',
  'complaint.stop_sale_requested',
  'complaint.decided',
  'complaint.decision_cleared',
  'complaint.answered',
  'complaint.closed',
  'complaint.withdrawn',
] as const
type ComplaintEventType = (typeof complaintEventTypes)[number]

type Told = {
  type: ComplaintEventType
  subject: DomainEvent['subject']
  data: Record<string, string | number | boolean | null>
}

/**
 * What the marketplace hears of a complaint: each stage, so that it can show it to both sides, and a request to stop
 * selling what may be dangerous (K5), which statement of reasons to hand on, and that what was decided counts no longer.
 * Never what the sides wrote.
 */
export function complaintAnnouncementOf(event: DomainEvent): Told | undefined {
  if (event.type === 'complaint_answered')
    return { type: 'complaint.answered', subject: event.subject, data: event.data }
  if (event.type === 'complaint_decision_cleared') {
    const { appealId, sellerId, facts } = event.data
    const data = { ...facts, appealId, sellerId }
    return { type: 'complaint.decision_cleared', subject: event.subject, data }
  }
  if (event.type !== 'complaint_moved') return undefined
  const { move, after, by, sellerId, dueAt, facts } = event.data
  return {
    type: typeOf(move),
    subject: event.subject,
    data: { ...facts, sellerId, state: after, by, dueAt },
  }
}

function typeOf(move: string): ComplaintEventType {
  switch (move) {
    case 'fast_track':
      return 'complaint.stop_sale_requested'
    case 'decide':
      return 'complaint.decided'
    case 'close':
      return 'complaint.closed'
    case 'withdraw':
      return 'complaint.withdrawn'
    default:
      return 'complaint.moved'
  }
}
