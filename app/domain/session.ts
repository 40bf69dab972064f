import type { Role } from '#domain/permission'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** How long a session lasts unused, and at most, in milliseconds. Who works with others' data is held shorter. */
export function sessionLimits(role: Role): { idleMs: number; absoluteMs: number } {
  return role === 'seller'
    ? { idleMs: 24 * hourMs, absoluteMs: 30 * 24 * hourMs }
    : { idleMs: 30 * minuteMs, absoluteMs: 12 * hourMs }
}

/** Whether a session may still be used: neither over nor forgotten on a desk. */
export function isSessionAlive(
  session: { role: Role; lastSeenAt: Date; expiresAt: Date },
  now: Date,
): boolean {
  const idleMs = now.getTime() - session.lastSeenAt.getTime()
  return now < session.expiresAt && idleMs < sessionLimits(session.role).idleMs
}
