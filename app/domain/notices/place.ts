import type { NoticeKind } from '#domain/notices/kind'
import type { StatementSubject } from '#domain/statements/kind'
import type { LineOfWait } from '#domain/usual-wait'

/** What a decision was about, and the shop that was told of it, if one was. */
export type DecidedMatter = { kind: StatementSubject; id: string; sellerId: string | null }

/** Of notices that all lead to one page. */
const fixedPlaces = {
  exclusion: '/portal/notice',
  recheck: '/portal/notice',
  recheck_tomorrow: '/portal/notice',
  measure: '/portal/measures',
  warning: '/portal',
  letter_answered: '/portal/letter',
  message: '/portal/messages',
  appeal_decided: '/portal/appeals',
  appeal_asked: '/portal/appeals',
  work_assigned: '/',
  praise_picking: '/requests',
  detector_alarm: '/detector/drift',
  behaviour_drift: '/detector/drift',
  neutrality_alarm: '/detector/neutrality',
  quality_drift: '/quality/runs',
  quality_policy_change: '/quality/policy',
  key_expiring: '/admin/keys',
} as const satisfies Partial<Record<NoticeKind, string>>

function isFixed(kind: NoticeKind): kind is keyof typeof fixedPlaces {
  return kind in fixedPlaces
}

/** Where a notice leads; one of a decision that an appeal changed to what was decided about. */
export function placeOf(kind: NoticeKind, subjectId: string, decided?: DecidedMatter | null): string {
  const id = encodeURIComponent(subjectId)
  if (isFixed(kind)) return fixedPlaces[kind]
  switch (kind) {
    case 'finding':
    case 'own_review_judged':
      return `/portal/notice/${id}`
    case 'answer_delayed':
      return placeOfLate(subjectId)
    case 'complaint_due':
    case 'complaint_decided':
    case 'complaint_offer':
    case 'complaint_news':
      return `/portal/complaints/${id}`
    case 'dispute_decided':
      return `/portal/disputes/${id}`
    case 'fault_answered':
    case 'fault_decided':
    case 'reply_judged':
    case 'reply_published':
      return `/portal/reviews/${id}`
    case 'approval_needed':
    case 'notice_unconfirmed':
    case 'stop_unreviewed':
      return `/quality/cases/${id}`
    case 'letter_received':
    case 'letter_due':
    case 'letter_overdue':
      return `/letters/${id}`
    case 'hiding_overdue':
      return `/reviews/${id}`
    case 'shop_message':
      return `/sellers/${id}/messages`
    case 'complaint_danger':
    case 'complaint_waits':
    case 'complaint_overdue':
    case 'complaint_in_hand':
    case 'complaint_assigned':
    case 'complaint_held':
    case 'withdrawal_doubted':
      return `/complaints/${id}`
    case 'decision_reversed':
      return decided ? placeOfDecided(decided) : '/history'
    case 'dispute_waits':
    case 'dispute_second':
      return `/appeals/disputes/${id}`
    case 'fault_waits':
      return `/appeals/disputes/faults/${id}`
    case 'appeal_waits':
    case 'appeal_overdue':
      return `/appeals/${id}`
    case 'integrity_case':
      return `/integrity/${id}`
    case 'policy_change':
      return `/admin/policies/${id}`
    case 'endpoint_disabled':
      return `/admin/webhooks/${id}`
    default:
      return kind satisfies never
  }
}

/** What a notice of a long wait is about: the line, and what waits there. */
export function lateSubject(line: LineOfWait, id: string): string {
  return `${line}/${id}`
}

function placeOfLate(subject: string): string {
  const [line = ''] = subject.split('/', 1)
  const id = encodeURIComponent(subject.slice(line.length + 1))
  switch (line) {
    case 'reply':
    case 'fault_claim':
      return `/portal/reviews/${id}`
    case 'dispute':
      return `/portal/disputes/${id}`
    case 'appeal':
      return '/portal/appeals'
    case 'letter':
      return '/portal/letter'
    case 'complaint':
      return `/portal/complaints/${id}`
    default:
      return '/portal'
  }
}

function placeOfDecided({ kind, id: matterId, sellerId }: DecidedMatter): string {
  const id = encodeURIComponent(matterId)
  switch (kind) {
    case 'review':
    case 'appeal':
      // One's own decisions about reviews, each with what became of it.
      return '/history'
    case 'complaint':
      return `/complaints/${id}`
    case 'dispute':
      return `/appeals/disputes/${id}`
    case 'fault_claim':
      return `/appeals/disputes/faults/${id}`
    case 'reply':
      return `/replies/${id}`
    case 'exclusion':
      return `/quality/cases/${id}`
    case 'integrity_case':
      return `/integrity/${id}`
    case 'praise_picking':
    case 'measure':
      return `/sellers/${encodeURIComponent(sellerId ?? '')}`
    default:
      return kind satisfies never
  }
}
