import type { Role } from '#domain/permission'

/** How somebody wishes to be mailed of a kind of notice. */
export type MailWish = 'now' | 'digest' | 'off'

type Kind = {
  readers: 'shop' | 'staff'
  /** Told whatever somebody prefers: a decision against their shop, what waits in their hands or has come up to them. */
  isMandatory?: true
  /**
   * What mail there is unless one prefers otherwise; `itself` where the act is mailed at any hour with its own words.
   */
  mail: MailWish | 'itself'
  /** The act is mailed with its own words instead of the notice's, when its reader wishes. */
  isInOwnWords?: true
}

/** Everything somebody can be told of, in the order a page offers it. */
export const noticeKinds = {
  exclusion: { readers: 'shop', isMandatory: true, mail: 'itself' },
  recheck: { readers: 'shop', isMandatory: true, mail: 'itself' },
  measure: { readers: 'shop', isMandatory: true, mail: 'itself' },
  finding: { readers: 'shop', isMandatory: true, mail: 'itself' },
  warning: { readers: 'shop', mail: 'now' },
  letter_answered: { readers: 'shop', isMandatory: true, mail: 'now', isInOwnWords: true },
  message: { readers: 'shop', mail: 'now', isInOwnWords: true },
  complaint_due: { readers: 'shop', isMandatory: true, mail: 'now', isInOwnWords: true },
  complaint_decided: { readers: 'shop', isMandatory: true, mail: 'itself' },
  complaint_offer: { readers: 'shop', mail: 'now', isInOwnWords: true },
  complaint_news: { readers: 'shop', mail: 'now', isInOwnWords: true },
  dispute_decided: { readers: 'shop', isMandatory: true, mail: 'itself' },
  fault_answered: { readers: 'shop', isMandatory: true, mail: 'itself' },
  fault_decided: { readers: 'shop', isMandatory: true, mail: 'now' },
  appeal_decided: { readers: 'shop', isMandatory: true, mail: 'itself' },
  appeal_asked: { readers: 'shop', isMandatory: true, mail: 'now', isInOwnWords: true },
  reply_judged: { readers: 'shop', isMandatory: true, mail: 'itself' },
  own_review_judged: { readers: 'shop', isMandatory: true, mail: 'itself' },
  reply_published: { readers: 'shop', mail: 'off' },
  answer_delayed: { readers: 'shop', mail: 'now' },
  recheck_tomorrow: { readers: 'shop', mail: 'now' },
  approval_needed: { readers: 'staff', mail: 'now' },
  letter_received: { readers: 'staff', mail: 'digest' },
  letter_due: { readers: 'staff', mail: 'now' },
  shop_message: { readers: 'staff', mail: 'digest' },
  work_assigned: { readers: 'staff', mail: 'now' },
  letter_overdue: { readers: 'staff', isMandatory: true, mail: 'now', isInOwnWords: true },
  notice_unconfirmed: { readers: 'staff', isMandatory: true, mail: 'now', isInOwnWords: true },
  stop_unreviewed: { readers: 'staff', isMandatory: true, mail: 'now', isInOwnWords: true },
  hiding_overdue: { readers: 'staff', isMandatory: true, mail: 'now', isInOwnWords: true },
  complaint_danger: { readers: 'staff', mail: 'now' },
  complaint_waits: { readers: 'staff', mail: 'digest' },
  complaint_overdue: { readers: 'staff', mail: 'digest' },
  complaint_in_hand: { readers: 'staff', isMandatory: true, mail: 'digest' },
  complaint_assigned: { readers: 'staff', mail: 'now' },
  complaint_held: { readers: 'staff', mail: 'digest' },
  withdrawal_doubted: { readers: 'staff', mail: 'now' },
  decision_reversed: { readers: 'staff', mail: 'digest' },
  dispute_waits: { readers: 'staff', mail: 'digest' },
  fault_waits: { readers: 'staff', mail: 'digest' },
  dispute_second: { readers: 'staff', mail: 'now' },
  appeal_waits: { readers: 'staff', mail: 'digest' },
  appeal_overdue: { readers: 'staff', mail: 'now' },
  integrity_case: { readers: 'staff', mail: 'now' },
  praise_picking: { readers: 'staff', mail: 'digest' },
  detector_alarm: { readers: 'staff', mail: 'now' },
  neutrality_alarm: { readers: 'staff', mail: 'now' },
  behaviour_drift: { readers: 'staff', mail: 'now' },
  quality_drift: { readers: 'staff', mail: 'now' },
  policy_change: { readers: 'staff', mail: 'digest' },
  quality_policy_change: { readers: 'staff', mail: 'digest' },
  endpoint_disabled: { readers: 'staff', mail: 'now' },
  key_expiring: { readers: 'staff', mail: 'now' },
} as const satisfies Record<string, Kind>
export type NoticeKind = keyof typeof noticeKinds

/** That something of our own no longer holds; told to those who can put it right. */
const alarms = ['detector_alarm', 'neutrality_alarm', 'behaviour_drift', 'quality_drift'] as const

/** Whoever may write in a complaint hears what is answered; who is served from a line of them may be handed one. */
const ofComplaints = [
  'complaint_in_hand',
  'complaint_assigned',
  'complaint_held',
  'complaint_overdue',
] as const

/** What has waited too long below, and is told up the line (L9, E6, E7, V15). */
const escalations = ['letter_overdue', 'notice_unconfirmed', 'hiding_overdue'] as const
export type EscalationKind = (typeof escalations)[number] | 'stop_unreviewed'

/** Who hears of what among staff. */
const hearing: Record<Exclude<Role, 'seller'>, readonly NoticeKind[]> = {
  moderator: ['work_assigned', 'decision_reversed', ...ofComplaints],
  senior: [
    'work_assigned',
    'approval_needed',
    ...escalations,
    'stop_unreviewed',
    'complaint_danger',
    'withdrawal_doubted',
    ...ofComplaints,
    'decision_reversed',
    'dispute_waits',
    'fault_waits',
    'dispute_second',
    'integrity_case',
  ],
  quality_manager: [
    'work_assigned',
    'approval_needed',
    'stop_unreviewed',
    'letter_received',
    'letter_due',
    'decision_reversed',
    'dispute_second',
    'policy_change',
    'quality_policy_change',
    'shop_message',
    'praise_picking',
    'complaint_in_hand',
    ...alarms,
  ],
  appeals: ['appeal_waits', 'appeal_overdue', 'complaint_in_hand'],
  mediator: ['complaint_waits', 'decision_reversed', ...ofComplaints],
  admin: [...escalations, ...alarms, 'policy_change', 'endpoint_disabled', 'key_expiring'],
}

/** The kinds somebody of this role can be told of, in the order a page offers them. */
export function kindsFor(role: Role): NoticeKind[] {
  const kinds = Object.keys(noticeKinds) as NoticeKind[] // Object.keys forgets the keys there are
  return kinds.filter((kind) =>
    role === 'seller' ? noticeKinds[kind].readers === 'shop' : hearing[role].includes(kind),
  )
}

/** The roles that hear of a kind. */
export function rolesHearing(kind: NoticeKind): Role[] {
  return (Object.keys(hearing) as (keyof typeof hearing)[]).filter((role) => hearing[role].includes(kind))
}

export type Preference = { inBell: boolean; mail: MailWish }

export function isMandatory(kind: NoticeKind): boolean {
  return 'isMandatory' in noticeKinds[kind]
}

/** What mail there is of a kind where nobody prefers otherwise; none where the act itself is mailed at any hour. */
export function defaultMail(kind: NoticeKind): MailWish {
  const { mail } = noticeKinds[kind]
  return mail === 'itself' ? 'off' : mail
}

/** Whether the act is mailed with its own words, so that the notice of it is not mailed beside that. */
export function isInOwnWords(kind: NoticeKind): boolean {
  return 'isInOwnWords' in noticeKinds[kind]
}

/**
 * How the mail of a kind may be wished. One that asks a shop for something or answers it, or that tells somebody up the
 * line what is overdue, may wait, but is not muted.
 */
export function mailChoices(kind: NoticeKind): MailWish[] {
  if (noticeKinds[kind].mail === 'itself') return []
  return isInOwnWords(kind) && isMandatory(kind) ? ['now', 'digest'] : ['now', 'digest', 'off']
}

/** A wish as it can be kept: what is mandatory stays in the bell, and is mailed in a way that may be wished. */
export function keepable(kind: NoticeKind, { inBell, mail }: Preference): Preference {
  return {
    inBell: inBell || isMandatory(kind),
    mail: mailChoices(kind).includes(mail) ? mail : defaultMail(kind),
  }
}
