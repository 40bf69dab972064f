import type { DomainEvent } from '#domain/event'

/** Whether open pages about reviews and queues have to be read again. What is only received waits for screening. */
export function changesWork(event: DomainEvent): boolean {
  switch (event.type) {
    case 'review_screened':
      return event.data.outcome === 'queue'
    case 'review_decided':
    case 'decision_undone':
    case 'review_reopened':
    case 'review_withdrawn':
    case 'review_revised':
    case 'evidence_fell_due':
    case 'work_skipped':
    case 'work_released':
    case 'work_handed_over':
      return true
    default:
      return false
  }
}
