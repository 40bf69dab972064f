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

/**
 * How free somebody said they are to take a complaint back, or `danger` where it was taken back before any of us had
 * looked at what may be dangerous for others.
 */
export type Withdrawn = 'free' | 'pressured' | 'rewarded' | 'danger'

/** What was said on taking a complaint back, and whether one of us has looked at that. */
type Withdrawal = { withdrawal: Withdrawn | null; withdrawalHeardAt: Date | null }

type Standing = { state: ComplaintState } & Withdrawal

/** Whether what was said on taking a complaint back has still to be looked at by one of us (K16). */
export function isDoubted({ withdrawal, withdrawalHeardAt }: Withdrawal): boolean {
  return withdrawal !== null && withdrawal !== 'free' && withdrawalHeardAt === null
}

/** Why a complaint stands first in its line, where how grave it is does not say. */
export type StandsFirst = Exclude<Withdrawn, 'free'> | 'flagged'

/**
 * Why a complaint in line stands first: a trusted flagger gave it, or how it was, or nearly was, taken back is doubted.
 */
export function whyFirst({ isFlagged, ...said }: { isFlagged: boolean } & Withdrawal): StandsFirst | null {
  if (isFlagged) return 'flagged'
  return isDoubted(said) && said.withdrawal !== 'free' ? said.withdrawal : null
}

/**
 * What is kept of a complaint that is taken back freely: nobody is kept from that, and all the same it is looked at
 * where somebody had said before that they were not free to, or others may be in danger.
 */
export function withdrawnAs({ state, ...said }: Standing): Withdrawn {
  if (said.withdrawal !== null && isDoubted(said)) return said.withdrawal
  return state === 'safety_fast_track' ? 'danger' : 'free'
}

/**
 * Whether a complaint waits for the seniors because of how it was, or nearly was, taken back, before it goes on to
 * anybody else of ours. What may be dangerous waits for them already, and for less long.
 */
export function waitsToBeHeard({ state, ...said }: Standing): boolean {
  if (state === 'safety_fast_track') return false
  return isDoubted(said) && (isOpenComplaint(state) || state === 'withdrawn')
}

/** Whether a complaint keeps its place, and whoever has it in hand, whatever else happens to it. */
export function keepsPlace(before: Standing, after: Standing): boolean {
  const isBeforeSeniors = before.state === 'safety_fast_track' || waitsToBeHeard(before)
  return isBeforeSeniors && waitsToBeHeard(after)
}

/** The line in which each state waits for our people; none where it waits for a side or for a clock, or is over. */
const queueOf = {
  triage: 'complaints',
  reopened: 'complaints',
  safety_fast_track: 'danger',
  mediation: 'mediation',
  arbitration: 'arbitration',
  submitted: null,
  acknowledged: null,
  duplicate: null,
  out_of_scope: null,
  invalid: null,
  awaiting_seller: null,
  negotiation: null,
  resolved_agreed: null,
  settled: null,
  decided: null,
  remedy_pending: null,
  closed: null,
  withdrawn: null,
  verified_fake: null,
  verified_extortion: null,
  not_proven: null,
  content_removed: null,
} as const satisfies Record<ComplaintState, ComplaintQueue | null>

/** How many hours a complaint waits in a line. */
function hoursIn(queue: ComplaintQueue, severity: ComplaintSeverity): number {
  const hours = { complaints: triageHours[severity], danger: triageHours.critical }
  return { ...hours, mediation: mediatorHours, arbitration: 5 * 24 }[queue]
}

/** The line a complaint waits in, and for how many hours; undefined where it does not wait for our people. */
function deskOf(
  state: ComplaintState,
  severity: ComplaintSeverity,
): { queue: ComplaintQueue; hours: number } | undefined {
  const queue = queueOf[state]
  return queue === null ? undefined : { queue, hours: hoursIn(queue, severity) }
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
  }: { severity: ComplaintSeverity; topic: ComplaintTopic | null } & Standing,
  now: Date,
): ComplaintPlace | undefined {
  const desk = waitsToBeHeard({ state, ...withdrawal }) ? doubtedDesk : deskOf(state, severity)
  if (!desk) return undefined
  const dueAt = new Date(now.getTime() + desk.hours * 3_600_000)
  return { queue: desk.queue, skill: topic && skills[topic], place: placeInLine(dueAt, []) }
}
