/** Why the marketplace's own model said nothing: recorded as such, never as innocence. */
export const missingReasons = [
  'timed_out',
  'unreachable',
  'private_address',
  'refused',
  'unreadable',
  'not_answered',
  'circuit_open',
] as const
export type MissingReason = (typeof missingReasons)[number]

/** Whether a verdict came with the review or was asked for. */
export type ExternalSource = 'sent' | 'fetched'

/** What the marketplace's own model says of one revision: a probability (0–1) of being fake, or why there is none. */
export type ExternalVerdict = { name: string; source: ExternalSource } & (
  | { probability: number; explanation: string | null; missing: null }
  | { probability: null; explanation: null; missing: MissingReason }
)
