import type { NoticeKind } from '#domain/notices/kind'

/** Where a notice leads. */
export function placeOf(kind: NoticeKind, subjectId: string): string {
  const id = encodeURIComponent(subjectId)
  switch (kind) {
    case 'exclusion':
    case 'recheck':
      return '/portal/notice'
    case 'measure':
      return '/portal/measures'
    case 'warning':
      return '/portal'
    case 'letter_answered':
      return '/portal/letter'
    case 'message':
      return '/portal/messages'
    case 'reply_judged':
    case 'reply_published':
      return `/portal/reviews/${id}`
    case 'approval_needed':
      return `/quality/cases/${id}`
    case 'letter_received':
      return `/letters/${id}`
    case 'shop_message':
      return `/sellers/${id}/messages`
    case 'work_assigned':
      return '/'
    case 'integrity_case':
      return `/integrity/${id}`
    case 'praise_picking':
      return '/requests'
    case 'detector_alarm':
      return '/detector/drift'
    default:
      return kind satisfies never
  }
}
