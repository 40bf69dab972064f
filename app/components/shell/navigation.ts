import { may, type Permission, type Principal } from '#domain/permission'

export type Page = { path: string; label: string; permission: Permission; group: MenuGroup }
export type MenuGroup = 'work' | 'detector' | 'admin'

/** The pages a menu can lead to, in its order; `label` is the id of a text. */
const pages = [
  { path: '/', label: 'nav.queues', permission: 'see_waiting_work', group: 'work' },
  { path: '/reviews', label: 'nav.reviews', permission: 'read_reviews', group: 'work' },
  { path: '/replies', label: 'nav.replies', permission: 'decide_reviews', group: 'work' },
  { path: '/sellers', label: 'nav.sellers', permission: 'read_sellers', group: 'work' },
  { path: '/complaints', label: 'nav.complaints', permission: 'read_complaints', group: 'work' },
  { path: '/quality', label: 'nav.quality', permission: 'read_quality', group: 'work' },
  { path: '/integrity', label: 'nav.integrity', permission: 'judge_integrity', group: 'work' },
  { path: '/requests', label: 'nav.requests', permission: 'read_quality', group: 'work' },
  { path: '/appeals/disputes', label: 'nav.disputes', permission: 'judge_disputes', group: 'work' },
  { path: '/appeals', label: 'nav.appeals', permission: 'read_appeals', group: 'work' },
  { path: '/incidents', label: 'nav.incidents', permission: 'manage_measures', group: 'work' },
  { path: '/history', label: 'nav.history', permission: 'decide_reviews', group: 'work' },
  { path: '/search', label: 'nav.search', permission: 'read_reviews', group: 'work' },
  { path: '/detector/models', label: 'nav.detector_models', permission: 'read_detector', group: 'detector' },
  { path: '/rings', label: 'nav.rings', permission: 'work_rings', group: 'detector' },
  {
    path: '/detector/signals',
    label: 'nav.detector_signals',
    permission: 'read_detector',
    group: 'detector',
  },
  {
    path: '/detector/neutrality',
    label: 'nav.detector_neutrality',
    permission: 'read_detector',
    group: 'detector',
  },
  { path: '/detector/drift', label: 'nav.detector_drift', permission: 'read_detector', group: 'detector' },
  { path: '/admin/people', label: 'nav.people', permission: 'manage_people', group: 'admin' },
  { path: '/admin/keys', label: 'nav.keys', permission: 'manage_keys', group: 'admin' },
  { path: '/admin/flaggers', label: 'nav.flaggers', permission: 'manage_flaggers', group: 'admin' },
  { path: '/admin/waivers', label: 'nav.waivers', permission: 'manage_waivers', group: 'admin' },
  { path: '/admin/handover', label: 'nav.handover', permission: 'manage_keys', group: 'admin' },
  { path: '/admin/webhooks', label: 'nav.webhooks', permission: 'manage_webhooks', group: 'admin' },
  { path: '/admin/policies', label: 'nav.policies', permission: 'manage_policies', group: 'admin' },
] as const satisfies Page[]

/** What this person's menu shows: only what they may. */
export function pagesFor(person: Principal): Page[] {
  return pages.filter(({ permission }) => may(person, permission))
}

/**
 * Where this person starts: a seller in the portal, an administrator with the people, others on the first page of
 * their menu or in their account.
 */
export function homeOf(person: Principal): string {
  if (may(person, 'use_portal')) return '/portal'
  if (may(person, 'manage_people')) return '/admin/people'
  return pagesFor(person)[0]?.path ?? '/account'
}
