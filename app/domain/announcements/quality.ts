import type { DomainEvent } from '#domain/event'

export const qualityEventTypes = ['seller.quality_changed'] as const

type QualityAnnouncement = {
  type: (typeof qualityEventTypes)[number]
  subject: { kind: 'seller'; id: string }
  data: Record<string, string | number | null>
}

/**
 * What the marketplace hears of a seller's quality: that the tier has changed, so that it reads the rank feed anew.
 * What a run suspects of a seller stays inside until somebody acts on it.
 */
export function qualityAnnouncementOf(event: DomainEvent): QualityAnnouncement | undefined {
  if (event.type !== 'seller_quality_changed') return undefined
  const { gradeBefore, grade, score } = event.data
  if (gradeBefore === grade) return undefined
  const { id } = event.subject
  return {
    type: 'seller.quality_changed',
    subject: { kind: 'seller', id },
    data: { sellerId: id, tierBefore: gradeBefore, tier: grade, score },
  }
}
