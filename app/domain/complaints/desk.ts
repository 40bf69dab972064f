import { mediatorHours } from '#domain/complaints/clock'
import type { ComplaintState } from '#domain/complaints/state'
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

export type ComplaintPlace = { queue: ComplaintQueue; skill: ComplaintSkill | null; place: PlaceInLine }

/** Where a complaint waits for our people from `now` on; undefined where it waits for a side or is over. */
export function placeOfComplaint(
  {
    state,
    severity,
    topic,
  }: { state: ComplaintState; severity: ComplaintSeverity; topic: ComplaintTopic | null },
  now: Date,
): ComplaintPlace | undefined {
  const desk = deskOf(state, severity)
  if (!desk) return undefined
  const dueAt = new Date(now.getTime() + desk.hours * 3_600_000)
  return { queue: desk.queue, skill: topic && skills[topic], place: placeInLine(dueAt, []) }
}
