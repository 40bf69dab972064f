import type { DomainEvent } from '#domain/event'

export const exclusionEventTypes = [
  'seller.warned',
  'seller.excluded',
  'seller.exclusion_upheld',
  'seller.reinstated',
  'seller.termination_announced',
  'seller.termination_withdrawn',
  'seller.terminated',
] as const
type ExclusionEventType = (typeof exclusionEventTypes)[number]

type Told = Record<string, string | number | boolean | null | readonly string[]>
type ExclusionAnnouncement = {
  type: ExclusionEventType
  subject: { kind: 'seller'; id: string }
  data: Told
}

/**
 * What the marketplace hears of an exclusion: about which seller, how far it goes and why, never who decided.
 * `seller.excluded` asks it to take the goods out and to confirm that it has.
 */
export function exclusionAnnouncementOf(event: DomainEvent): ExclusionAnnouncement | undefined {
  const exclusionId = event.subject.id
  const tell = (type: ExclusionEventType, sellerId: string, data: Told = {}): ExclusionAnnouncement => ({
    type,
    subject: { kind: 'seller', id: sellerId },
    data: { sellerId, exclusionId, ...data },
  })
  switch (event.type) {
    case 'seller_warned':
      return tell('seller.warned', event.data.sellerId)
    case 'exclusion_approved':
    case 'seller_stopped': {
      const { sellerId, scope, category, reasonCodes, dayZero, recheckNotBefore, statementId } = event.data
      const isImmediate = event.type === 'seller_stopped'
      return tell('seller.excluded', sellerId, {
        ...{ scope, category, reasonCodes, dayZero, recheckNotBefore, statementId, isImmediate },
      })
    }
    case 'exclusion_upheld': {
      const { sellerId, reasons, nextRecheckAt, statementId } = event.data
      return tell('seller.exclusion_upheld', sellerId, { reasonCodes: reasons, nextRecheckAt, statementId })
    }
    case 'seller_reinstated': {
      const { sellerId, probationUntil, statementId } = event.data
      return tell('seller.reinstated', sellerId, { why: 'recheck', probationUntil, statementId })
    }
    case 'exclusion_cancelled':
      return tell('seller.reinstated', event.data.sellerId, { why: 'cancelled' })
    case 'exclusion_annulled':
      return tell('seller.reinstated', event.data.sellerId, {
        why: 'annulled',
        statementId: event.data.statementId,
      })
    case 'termination_noticed': {
      const { sellerId, terminatesAt, statementId } = event.data
      return tell('seller.termination_announced', sellerId, { terminatesAt, statementId })
    }
    case 'termination_withdrawn':
      return tell('seller.termination_withdrawn', event.data.sellerId)
    case 'seller_terminated':
      return tell('seller.terminated', event.data.sellerId)
    default:
      return undefined
  }
}
