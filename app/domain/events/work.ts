/** What people do with the work in line, beside deciding it. */
export type WorkEvents = {
  work_skipped: { reason: string; until: string }
  work_released: { reason: string }
  work_handed_over: { to: string }
  /** Whoever did it judges nothing of that shop any more. */
  shop_tie_declared: Record<never, never>
}
