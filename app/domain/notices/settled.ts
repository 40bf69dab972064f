import type { DomainEvent } from '#domain/event'
import type { NoticeKind } from '#domain/notices/kind'

/** A matter that is over: what people were told of it is done, whether they have looked or not. */
export type SettledMatter = { kinds: NoticeKind[]; subjectId: string }

/** Which matters an event ends. What it opens is told anew after that. */
export function settledBy(event: DomainEvent): SettledMatter[] {
  const { id } = event.subject
  switch (event.type) {
    case 'complaint_moved': {
      const { before, after } = event.data
      const ofSeller: NoticeKind[] = before === 'awaiting_seller' && after !== before ? ['complaint_due'] : []
      return [matter(id, 'complaint_danger', 'complaint_waits', 'complaint_overdue', ...ofSeller)]
    }
    case 'complaint_message_judged':
      return [matter(id, 'complaint_held')]
    case 'complaint_withdrawal_heard':
      return [matter(id, 'withdrawal_doubted')]
    case 'offer_settled':
      return [matter(id, 'complaint_offer')]
    case 'dispute_decided':
    case 'dispute_withdrawn':
      return [matter(id, 'dispute_waits', 'dispute_second')]
    case 'fault_claim_decided':
    case 'fault_claim_withdrawn':
      return [matter(event.data.claimId, 'fault_waits')]
    case 'integrity_case_decided':
      return [matter(event.data.caseId, 'integrity_case')]
    case 'praise_picking_settled':
      return [matter(id, 'praise_picking')]
    default:
      return [...ofAppeal(event), ...ofCase(event), ...ofReview(event), ...ofInstallation(event)]
  }
}

function ofAppeal(event: DomainEvent): SettledMatter[] {
  const { id } = event.subject
  switch (event.type) {
    case 'appeal_taken':
      return [matter(id, 'appeal_waits')]
    case 'appeal_resumed':
      return [matter(id, 'appeal_asked')]
    case 'appeal_decided':
    case 'appeal_inadmissible':
    case 'appeal_withdrawn':
      return [matter(id, 'appeal_waits', 'appeal_overdue', 'appeal_asked')]
    default:
      return []
  }
}

function ofCase(event: DomainEvent): SettledMatter[] {
  const { id } = event.subject
  switch (event.type) {
    case 'exclusion_approved':
    case 'exclusion_sent_back':
    case 'exclusion_refused':
      return [matter(id, 'approval_needed')]
    case 'exclusion_cancelled':
      return [matter(id, 'approval_needed', 'notice_unconfirmed')]
    case 'exclusion_took_effect':
      return [matter(id, 'notice_unconfirmed')]
    case 'stop_confirmed':
      return [matter(id, 'stop_unreviewed')]
    case 'exclusion_annulled':
      return [matter(id, 'notice_unconfirmed', 'stop_unreviewed')]
    case 'letter_answered':
    case 'letter_returned':
      return [matter(id, 'letter_received', 'letter_due', 'letter_overdue')]
    case 'letter_withdrawn':
      return [matter(id, 'letter_due', 'letter_overdue')]
    case 'recheck_opened':
      return [matter(id, 'recheck_tomorrow')]
    default:
      return []
  }
}

/** However a review comes out of hiding, nobody has to see to it any more. */
function ofReview({ subject, data }: DomainEvent): SettledMatter[] {
  const isOut = 'before' in data && data.before === 'hidden_interim' && data.after !== 'hidden_interim'
  return subject.kind === 'review' && isOut ? [matter(subject.id, 'hiding_overdue')] : []
}

function ofInstallation(event: DomainEvent): SettledMatter[] {
  const { id } = event.subject
  switch (event.type) {
    case 'webhook_endpoint_changed':
      return event.data.after.disabled === false ? [matter(id, 'endpoint_disabled')] : []
    case 'webhook_endpoint_removed':
      return [matter(id, 'endpoint_disabled')]
    case 'api_key_rotated':
    case 'api_key_revoked':
      return [matter(id, 'key_expiring')]
    default:
      return []
  }
}

function matter(subjectId: string, ...kinds: NoticeKind[]): SettledMatter {
  return { subjectId, kinds }
}
