import type { DomainEvent } from '#domain/event'

export const mediationEventTypes = [
  'order.escrow_hold_requested',
  'order.escrow_release_requested',
  'order.escrow_release_withdrawn',
  'seller.dispatch_priority_requested',
  'seller.dispatch_priority_withdrawn',
  'order.compensation_requested',
  'order.compensation_withdrawn',
] as const
type MediationEventType = (typeof mediationEventTypes)[number]

const types = {
  escrow_hold: 'order.escrow_hold_requested',
  escrow_release: 'order.escrow_release_requested',
  release_withdrawn: 'order.escrow_release_withdrawn',
  dispatch_priority: 'seller.dispatch_priority_requested',
  dispatch_priority_withdrawn: 'seller.dispatch_priority_withdrawn',
  compensation: 'order.compensation_requested',
  compensation_withdrawn: 'order.compensation_withdrawn',
} as const satisfies Record<string, MediationEventType>

type Told = {
  type: MediationEventType
  subject: DomainEvent['subject']
  data: Record<string, string | number | boolean | null>
}

/** What a complaint asks of the marketplace, whose money and whose orders they are. */
export function mediationAnnouncementOf(event: DomainEvent): Told | undefined {
  if (event.type !== 'marketplace_asked') return undefined
  const { ask, ...data } = event.data
  return { type: types[ask], subject: event.subject, data: { ...data, complaintId: event.subject.id } }
}
