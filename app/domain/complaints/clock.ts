import { addCalendarDays } from '#domain/day'

const hourMs = 3_600_000

/** K6: hours a seller has for an answer, where nobody says otherwise, and what may be said. */
export const answerHours = { usual: 72, least: 24, most: 240 } as const
/** K6: how long before its end a seller is reminded, the first reminder first. */
export const remindersBeforeMs = [24 * hourMs, 4 * hourMs] as const
/** K10, K12, K14, K17: calendar days in the marketplace's zone. */
export const mediationAfterDays = 5
export const arbitrationAfterDays = 10
export const proofStandsAfterDays = 7
export const reopenableDays = 30

/** K6: when the seller's time is over. Hours, so that a change of the clocks neither gives nor takes one. */
export function answerDueAt(askedAt: Date, hours: number): Date {
  return new Date(askedAt.getTime() + hours * hourMs)
}

/**
 * K6: when a seller that has been reminded `reminded` times is reminded next, or at last the end of its time. Reminders
 * whose time is over by `now` count as given.
 */
export function nextReminder(dueAt: Date, reminded: number, now: Date): { reminded: number; at: Date } {
  const before = remindersBeforeMs[reminded]
  if (before === undefined) return { reminded, at: dueAt }
  const at = new Date(dueAt.getTime() - before)
  return at > now ? { reminded, at } : nextReminder(dueAt, reminded + 1, now)
}

/** K10: whether a side may ask for mediation: after a round of offers, or five days into the negotiation. */
export function isMediationDue(
  { rounds, since }: { rounds: number; since: Date },
  now: Date,
  zone: string,
): boolean {
  return rounds > 0 || now >= addCalendarDays(since, mediationAfterDays, zone)
}

/** Hours in which a mediator writes to both sides or puts a text before them. */
export const mediatorHours = 72

/** By when a mediator acts on a mediation that begins now, as both sides are told. */
export function mediatorActsBy(now: Date): Date {
  return new Date(now.getTime() + mediatorHours * hourMs)
}

/** K12: when a mediator may end a mediation nobody settles. */
export function arbitrationFrom(mediatedSince: Date, zone: string): Date {
  return addCalendarDays(mediatedSince, arbitrationAfterDays, zone)
}

/** K14: when proof that nobody contradicts counts as confirmed. */
export function proofStandsAt(provenAt: Date, zone: string): Date {
  return addCalendarDays(provenAt, proofStandsAfterDays, zone)
}

/** K17: until when whoever filed it may bring new facts. */
export function reopenableUntil(closedAt: Date, zone: string): Date {
  return addCalendarDays(closedAt, reopenableDays, zone)
}

/** How long a link to a complaint opens it, in days: the time to appeal, and some more. */
const linkDays = 400

/** How long a link to an empty form opens it, in days. */
const formDays = 30

/** When a link to an empty form that is made now ends. */
export function formLinkEnd(now: Date): Date {
  return new Date(now.getTime() + formDays * 24 * hourMs)
}

/** When a link to a complaint that is made now ends. */
export function complaintLinkEnd(now: Date): Date {
  return new Date(now.getTime() + linkDays * 24 * hourMs)
}
