export type PortalPage = { path: string; label: string; isMain: boolean }

/** The pages of the portal in the order of its menu; on a phone the main ones stand in the bar at the bottom. */
export const portalPages: PortalPage[] = [
  { path: '/portal', label: 'portal.nav.standing', isMain: true },
  { path: '/portal/reviews', label: 'portal.nav.reviews', isMain: true },
  { path: '/portal/letter', label: 'letter.nav', isMain: true },
  { path: '/portal/quality', label: 'portal.nav.quality', isMain: true },
  { path: '/portal/notice', label: 'portal.nav.notice', isMain: false },
  { path: '/portal/requests', label: 'portal.nav.requests', isMain: false },
  { path: '/portal/disputes', label: 'nav.disputes', isMain: false },
  { path: '/portal/appeals', label: 'nav.appeals', isMain: false },
  { path: '/portal/measures', label: 'portal.nav.measures', isMain: false },
  { path: '/portal/notices', label: 'notices.title', isMain: false },
  { path: '/portal/complaints', label: 'complaints.shop_title', isMain: false },
  { path: '/portal/messages', label: 'portal.nav.messages', isMain: false },
  { path: '/portal/timeline', label: 'portal.nav.timeline', isMain: false },
  { path: '/portal/questions', label: 'portal.nav.questions', isMain: false },
  { path: '/portal/team', label: 'portal.nav.team', isMain: false },
  { path: '/portal/account', label: 'nav.account', isMain: false },
]

/** Whether a page of the menu is the one that is open. */
export function isOpenPage(path: string, pathname: string): boolean {
  return path === '/portal' ? /^\/portal\/?$/.test(pathname) : pathname.startsWith(path)
}
