import { mediatorHours } from '#domain/complaints/clock'
import { type ComplaintState, isOpenComplaint } from '#domain/complaints/state'
import type { ComplaintSeverity, ComplaintTopic } from '#domain/complaints/topic'
import type { Permission } from '#domain/permission'
import { type PlaceInLine, placeInLine } from '#domain/priority'

/** The lines complaints wait in for our people, the gravest first, and who is served from each. */
export const complaintQueues = ['danger', 'complaints', 'arbitration', 'mediation'] as const
export type ComplaintQueue = (typeof complaintQueues)[number]

export const queuePermissions = {
  danger: 'judge_danger',
  complaints: 'triage_complaints',
  mediation: 'mediate_complaints',
  arbitration: 'arbitrate_complaints',
} as const satisfies Record<ComplaintQueue, Permission>

/** What somebody has to know to judge a complaint. */
export const complaintSkills = ['goods', 'services', 'integrity', 'privacy', 'safety'] as const
export type ComplaintSkill = (typeof complaintSkills)[number]

const skills = {
  delivery: 'goods',
  description: 'goods',
  returns: 'goods',
  service: 'services',
  transparency: 'services',
  fraud: 'integrity',
  counterfeit: 'integrity',
  fake_order: 'integrity',
  review_extortion: 'integrity',
  illegal_content: 'integrity',
  privacy: 'privacy',
  safety: 'safety',
} as const satisfies Record<ComplaintTopic, ComplaintSkill>

/** Hours until somebody has looked at a complaint that waits for us, by how grave it is. */
const triageHours = { critical: 2, high: 12, normal: 24, low: 48 } as const satisfies Record<
  ComplaintSeverity,
  number
>

/** What somebody said of how free they are to take a complaint back, and whether one of us has looked at that. */
type Withdrawal = { withdrawal: 'free' | 'pressured' | 'rewarded' | null; withdrawalHeardAt: Date | null }

/** Whether somebody was not free to take a complaint back, and none of us has looked at that yet (K16). */
export function isDoubted({ withdrawal, withdrawalHeardAt }: Withdrawal): boolean {
  return (withdrawal === 'pressured' || withdrawal === 'rewarded') && withdrawalHeardAt === null
}

/** The line a complaint waits in, and for how many hours; undefined where it does not wait for our people. */
function deskOf(
  state: ComplaintState,
  severity: ComplaintSeverity,
): { queue: ComplaintQueue; hours: number } | undefined {
  switch (state) {
    case 'triage':
    case 'reopened':
      return { queue: 'complaints', hours: triageHours[severity] }
    case 'safety_fast_track':
      return { queue: 'danger', hours: triageHours.critical }
    case 'mediation':
      return { queue: 'mediation', hours: mediatorHours }
    case 'arbitration':
      return { queue: 'arbitration', hours: 5 * 24 }
    default:
      return undefined
  }
}

const doubtedDesk = { queue: 'danger', hours: triageHours.high } as const

export type ComplaintPlace = { queue: ComplaintQueue; skill: ComplaintSkill | null; place: PlaceInLine }

/** Where a complaint waits for our people from `now` on; undefined where it waits for a side or is over. */
export function placeOfComplaint(
  {
    state,
    severity,
    topic,
    ...withdrawal
  }: { state: ComplaintState; severity: ComplaintSeverity; topic: ComplaintTopic | null } & Withdrawal,
  now: Date,
): ComplaintPlace | undefined {
  // Where it waits for somebody else, whoever was pressured waits for the seniors meanwhile.
  const doubted = isDoubted(withdrawal) && isOpenComplaint(state)
  const desk = deskOf(state, severity) ?? (doubted ? doubtedDesk : undefined)
  if (!desk) return undefined
  const dueAt = new Date(now.getTime() + desk.hours * 3_600_000)
  return { queue: desk.queue, skill: topic && skills[topic], place: placeInLine(dueAt, []) }
}
