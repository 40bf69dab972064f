import type { DomainEvent } from '#domain/event'
import { type Notice, toStaff } from '#domain/notices/audience'
import type { NoticeKind } from '#domain/notices/kind'
import { noticesOfHearing } from '#domain/notices/of-hearing'

const toShop = (kind: NoticeKind, sellerId: string, subjectId: string): Notice[] => [
  { kind, subjectId, audience: { to: 'shop', sellerId } },
]

/** Who is told what of all that happened at once. What an answer to a shop says too is not told beside it. */
export function noticesOf(events: readonly DomainEvent[]): Notice[] {
  const notices = events.flatMap(noticesOfOne)
  const answered = notices.filter(({ kind }) => isAnswer(kind)).map(({ subjectId }) => subjectId)
  const isClaimWon = events.some(isWonClaim)
  return notices.filter(
    ({ kind, subjectId }) => kind !== 'fault_decided' || !(isClaimWon || answered.includes(subjectId)),
  )
}

/** The statement about an appeal says whose the fault is held to be. */
function isWonClaim(event: DomainEvent): boolean {
  return event.type === 'appeal_decided' && event.data.effects.includes('fault_as_claimed')
}

function isAnswer(kind: NoticeKind): boolean {
  return kind === 'dispute_decided' || kind === 'fault_answered'
}

/** Who is told what of an event; most events are nobody's news. */
function noticesOfOne(event: DomainEvent): Notice[] {
  const { id } = event.subject
  switch (event.type) {
    case 'exclusion_approved':
    case 'exclusion_took_effect':
    case 'seller_stopped':
    case 'termination_noticed':
    case 'exclusion_annulled':
      return toShop('exclusion', event.data.sellerId, id)
    case 'seller_reinstated':
    case 'exclusion_upheld':
      return toShop('recheck', event.data.sellerId, id)
    case 'measure_imposed':
      return toShop('measure', id, id)
    case 'integrity_case_decided': {
      const { sellerId, statementId } = event.data
      return statementId === null ? [] : toShop('finding', sellerId, statementId)
    }
    case 'praise_picking_settled':
      return event.data.statementId === null ? [] : toShop('finding', id, event.data.statementId)
    case 'seller_warned':
      return toShop('warning', event.data.sellerId, id)
    default:
      return [
        ...[...ofWork(event), ...ofAlarm(event), ...ofConversation(event)],
        ...[...ofInstallation(event), ...noticesOfHearing(event)],
      ]
  }
}

/** What waits for staff. */
function ofWork(event: DomainEvent): Notice[] {
  const { id } = event.subject
  switch (event.type) {
    case 'exclusion_submitted':
      return toStaff('approval_needed', id)
    case 'letter_submitted':
      return toStaff('letter_received', id)
    case 'work_handed_over':
      return [{ kind: 'work_assigned', subjectId: id, audience: { to: 'person', accountId: event.data.to } }]
    case 'integrity_case_opened':
      return toStaff('integrity_case', event.data.caseId)
    case 'praise_picking_seen':
      return toStaff('praise_picking', id)
    default:
      return []
  }
}

/** What changes for everybody, and what of the installation ends. */
function ofInstallation(event: DomainEvent): Notice[] {
  const { id } = event.subject
  switch (event.type) {
    case 'policy_changed':
      return toStaff('policy_change', id)
    case 'quality_policy_approved':
      return toStaff('quality_policy_change', id)
    case 'webhook_endpoint_changed': {
      const { before, after } = event.data
      return after.disabled === true && before.disabled !== true ? toStaff('endpoint_disabled', id) : []
    }
    case 'api_key_end_neared':
      return toStaff('key_expiring', id)
    case 'recheck_neared':
      return toShop('recheck_tomorrow', event.data.sellerId, id)
    case 'letter_reply_neared':
      return toStaff('letter_due', id)
    default:
      return []
  }
}

/** What no longer holds of our own figures. */
function ofAlarm(event: DomainEvent): Notice[] {
  const { id } = event.subject
  switch (event.type) {
    case 'detector_alarm_raised':
      return toStaff(event.data.kind === 'neutrality' ? 'neutrality_alarm' : 'detector_alarm', id)
    case 'behaviour_counters_drifted':
      return toStaff('behaviour_drift', id)
    case 'quality_counters_drifted':
      return toStaff('quality_drift', id)
    default:
      return []
  }
}

/** What is said between a shop and others: messages, letters, replies. */
function ofConversation(event: DomainEvent): Notice[] {
  const { id } = event.subject
  switch (event.type) {
    case 'case_message_sent':
      return event.data.sentBy === 'marketplace' ? toShop('message', id, id) : toStaff('shop_message', id)
    case 'letter_answered':
    case 'letter_returned': {
      const audience = { to: 'shop_of_exclusion', exclusionId: event.data.exclusionId } as const
      return [{ kind: 'letter_answered', subjectId: id, audience }]
    }
    case 'reply_decided': {
      const kind = event.data.action === 'publish' ? 'reply_published' : 'reply_judged'
      return toShop(kind, event.data.sellerId, event.data.reviewId)
    }
    default:
      return []
  }
}
