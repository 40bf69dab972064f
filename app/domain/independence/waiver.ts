import { addDays, type Day, dayOf, startOfDay } from '#domain/day'
import { may, type Permission, type Person } from '#domain/permission'
import { ok, type Result, refuse } from '#domain/result'

/** What a waiver can be for: each is guarded against whoever decided what it is about (B27). */
export const waivableKinds = ['dispute', 'appeal', 'complaint', 'arbitration'] as const
export type WaivableKind = (typeof waivableKinds)[number]

/** Who judges each kind. The database holds the roles of these (`judges_of`). */
export const judgingPermission = {
  dispute: 'judge_disputes',
  appeal: 'decide_appeals',
  complaint: 'triage_complaints',
  arbitration: 'arbitrate_complaints',
} as const satisfies Record<WaivableKind, Permission>

/** How many days after the one it is recorded on a waiver holds at most. */
export const longestWaiverDays = 90

export type Waiver = { endsAt: Date; endedAt: Date | null }
export type WaiverStanding = 'in_force' | 'ended' | 'run_out'

/** Whether a waiver can be judged under, or why no longer. Whether anybody else is there is another question. */
export function standingOfWaiver({ endsAt, endedAt }: Waiver, now: Date): WaiverStanding {
  if (endedAt !== null) return 'ended'
  return endsAt > now ? 'in_force' : 'run_out'
}

export type NewWaiver = {
  kinds: readonly WaivableKind[]
  reason: string
  /** Its last day, which counts whole in the marketplace's zone. */
  until: Day
  zone: string
}
export type WaiverRefusal = {
  reason: 'not_permitted' | 'kind_required' | 'reason_required' | 'ends_too_early' | 'ends_too_late'
}

/** Whether a waiver can be recorded, and from when on it no longer holds. */
export function judgeWaiver(
  person: Person,
  { kinds, reason, until, zone }: NewWaiver,
  now: Date,
): Result<{ endsAt: Date }, WaiverRefusal> {
  if (!may(person, 'manage_waivers')) return refuse({ reason: 'not_permitted' })
  if (kinds.length === 0) return refuse({ reason: 'kind_required' })
  if (!reason.trim()) return refuse({ reason: 'reason_required' })
  const today = dayOf(now, zone)
  if (until < today) return refuse({ reason: 'ends_too_early' })
  if (until > addDays(today, longestWaiverDays)) return refuse({ reason: 'ends_too_late' })
  return ok({ endsAt: startOfDay(addDays(until, 1), zone) })
}

export type EndWaiverRefusal = { reason: 'not_permitted' | 'over_already' }

/** Whether a waiver can be ended before its day. */
export function judgeWaiverEnd(
  person: Person,
  waiver: Waiver,
  now: Date,
): Result<undefined, EndWaiverRefusal> {
  if (!may(person, 'manage_waivers')) return refuse({ reason: 'not_permitted' })
  return standingOfWaiver(waiver, now) === 'in_force' ? ok(undefined) : refuse({ reason: 'over_already' })
}

/** The waiver under which somebody judged what they had decided or had a part in; left out where nobody did. */
export type Waived = { waiverId?: string }

/** What an event says of that. */
export function waiverOf(waiverId: string | null): Waived {
  return waiverId === null ? {} : { waiverId }
}

/** What is left of a bar under a waiver: only that one decided it oneself is ever lifted, never a tie or a conflict. */
export function barUnderWaiver<Bar extends string>(
  bar: Bar | undefined,
  waiverId: string | null,
): Bar | undefined {
  return bar === 'took_part' && waiverId !== null ? undefined : bar
}
