export const roles = [
  'moderator',
  'senior',
  'quality_manager',
  'appeals',
  'mediator',
  'seller',
  'admin',
] as const
export type Role = (typeof roles)[number]

/** What somebody is within a shop: owners add and remove its people. */
export type ShopRole = 'owner' | 'member'

export const scopes = ['intake', 'read', 'admin'] as const
export type Scope = (typeof scopes)[number]

/**
 * Who may do what: the one table from which menus, checks and the authorisation test are made.
 * What is not named here is denied. API keys act for a system, so no permission that is a person's
 * judgement (work, decisions) is ever granted to a scope.
 */
export const permissions = {
  send_intake: { roles: [], scopes: ['intake'] },
  read_reviews: {
    roles: ['moderator', 'senior', 'quality_manager', 'appeals', 'mediator'],
    scopes: ['read'],
  },
  read_sellers: {
    roles: ['moderator', 'senior', 'quality_manager', 'appeals', 'mediator'],
    scopes: ['read'],
  },
  read_events: { roles: ['admin'], scopes: ['read'] },
  read_reasons: {
    roles: ['moderator', 'senior', 'quality_manager', 'appeals', 'mediator', 'seller', 'admin'],
    scopes: ['read'],
  },
  // Whoever judges anything has a first page that says what waits.
  see_waiting_work: {
    roles: ['moderator', 'senior', 'quality_manager', 'appeals', 'mediator'],
    scopes: [],
  },
  work_queues: { roles: ['moderator', 'senior', 'quality_manager'], scopes: [] },
  decide_reviews: { roles: ['moderator', 'senior', 'quality_manager'], scopes: [] },
  decide_escalated: { roles: ['senior'], scopes: [] },
  reopen_reviews: { roles: ['senior', 'quality_manager'], scopes: [] },
  manage_people: { roles: ['admin'], scopes: ['admin'] },
  manage_keys: { roles: ['admin'], scopes: ['admin'] },
  manage_flaggers: { roles: ['admin'], scopes: [] },
  manage_waivers: { roles: ['admin'], scopes: [] },
  manage_webhooks: { roles: ['admin'], scopes: ['admin'] },
  manage_policies: { roles: ['admin', 'quality_manager'], scopes: [] },
  read_detector: { roles: ['admin', 'quality_manager', 'senior'], scopes: [] },
  manage_detector: { roles: ['admin', 'quality_manager'], scopes: [] },
  move_clock: { roles: ['admin'], scopes: ['admin'] },
  read_outbox: {
    roles: ['moderator', 'senior', 'quality_manager', 'appeals', 'mediator', 'admin'],
    scopes: [],
  },
  use_portal: { roles: ['seller'], scopes: [] },
  read_quality: { roles: ['quality_manager', 'senior', 'appeals', 'admin'], scopes: ['read'] },
  // Whoever may read a decision may read how it was explained.
  read_statements: {
    roles: ['moderator', 'senior', 'quality_manager', 'appeals', 'mediator', 'admin'],
    scopes: ['read'],
  },
  manage_quality_policy: { roles: ['quality_manager'], scopes: [] },
  manage_measures: { roles: ['quality_manager'], scopes: [] },
  manage_exclusions: { roles: ['quality_manager'], scopes: [] },
  approve_exclusions: { roles: ['quality_manager', 'senior'], scopes: [] },
  // A senior too, because a third refusal is theirs alone (E11).
  decide_rechecks: { roles: ['quality_manager', 'senior'], scopes: [] },
  judge_letters: { roles: ['quality_manager'], scopes: [] },
  read_letter_files: { roles: ['quality_manager', 'senior'], scopes: [] },
  read_appeals: { roles: ['appeals', 'senior', 'quality_manager'], scopes: ['read'] },
  work_rings: { roles: ['senior', 'quality_manager'], scopes: [] },
  judge_integrity: { roles: ['senior'], scopes: [] },
  read_integrity: { roles: ['senior'], scopes: ['read'] },
  stop_at_once: { roles: ['senior'], scopes: [] },
  read_complaints: {
    roles: ['moderator', 'senior', 'quality_manager', 'mediator', 'appeals'],
    scopes: [],
  },
  // What was handed in is for whoever works on the case alone: who sorts, mediates or arbitrates it, and `appeals` where the
  // case is the one appealed from (`mayOpenComplaintFiles`). Quality managers read cases without their files.
  open_complaint_files: { roles: ['moderator', 'senior', 'mediator', 'appeals'], scopes: [] },
  triage_complaints: { roles: ['moderator', 'senior', 'mediator'], scopes: [] },
  judge_danger: { roles: ['senior'], scopes: [] },
  mediate_complaints: { roles: ['mediator'], scopes: [] },
  // Never the mediator of the same complaint (K13).
  arbitrate_complaints: { roles: ['senior', 'mediator'], scopes: [] },
  judge_disputes: { roles: ['moderator', 'senior', 'quality_manager'], scopes: [] },
  decide_appeals: { roles: ['appeals'], scopes: [] },
  confirm_exclusions: { roles: [], scopes: ['intake'] },
} as const satisfies Record<string, { roles: readonly Role[]; scopes: readonly Scope[] }>
export type Permission = keyof typeof permissions

/** Somebody known to the system: a person with a role, or an API key with scopes. */
export type Principal =
  | { kind: 'person'; id: string; name: string; role: Role; sellerId: string | null; language: string }
  | { kind: 'api_key'; id: string; name: string; scopes: readonly Scope[] }

export type Person = Extract<Principal, { kind: 'person' }>

/** Whether the table grants `permission`. Nobody (`undefined`) is granted nothing. */
export function may(principal: Principal | undefined, permission: Permission): boolean {
  if (!principal) return false
  const granted: { roles: readonly Role[]; scopes: readonly Scope[] } = permissions[permission]
  return principal.kind === 'person'
    ? granted.roles.includes(principal.role)
    : principal.scopes.some((scope) => granted.scopes.includes(scope))
}

/** The roles whose people may do it. */
export function rolesWith(permission: Permission): readonly Role[] {
  return permissions[permission].roles
}

/** Whether only a person can ever have `permission`: an API key is then answered `people_only`. */
export function isPeopleOnly(permission: Permission): boolean {
  return permissions[permission].scopes.length === 0
}
