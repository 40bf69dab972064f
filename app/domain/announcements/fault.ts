import { countsAgainstSeller } from '#domain/disputes/fault'
import { faultLabel } from '#domain/disputes/fault-label'
import type { DomainEvent, EventData } from '#domain/event'

export const faultEventTypes = [
  'review.fault_attributed',
  'review.fault_claim_answered',
  'review.platform_answered',
] as const

type FaultAnnouncement = {
  type: (typeof faultEventTypes)[number]
  subject: DomainEvent['subject']
  data: Record<string, string | number | boolean | null>
}

/**
 * Whose fault what a review tells of was found to be, whether it still counts against the seller, and the label to show
 * with it in each language; null where readers are shown none, so that an earlier one goes. Also what a shop was
 * answered that had named another's fault, and that we have answered for a fault of ours, whose words stand with the
 * review.
 */
export function faultAnnouncementOf(event: DomainEvent): FaultAnnouncement | undefined {
  const { subject } = event
  if (event.type === 'platform_answered')
    return { type: 'review.platform_answered', subject, data: { sellerId: event.data.sellerId } }
  if (event.type === 'fault_claim_decided') return claimAnswered(subject, event.data)
  if (event.type !== 'fault_attributed') return undefined
  const { sellerId, fault, revision } = event.data
  const shown = {
    labelEn: faultLabel(fault, 'en'),
    labelUk: faultLabel(fault, 'uk'),
    labelRu: faultLabel(fault, 'ru'),
    labelZh: faultLabel(fault, 'zh'),
  }
  const data = {
    sellerId,
    revision: revision ?? null,
    fault,
    countsAgainstSeller: countsAgainstSeller(fault),
    ...shown,
  }
  return { type: 'review.fault_attributed', subject, data }
}

function claimAnswered(
  subject: DomainEvent['subject'],
  { sellerId, claimId, found, statementId }: EventData['fault_claim_decided'],
): FaultAnnouncement | undefined {
  if (!statementId) return undefined
  const data = {
    sellerId,
    claimId,
    fault: found,
    countsAgainstSeller: countsAgainstSeller(found),
    statementId,
  }
  return { type: 'review.fault_claim_answered', subject, data }
}
