export type PortalPage = { path: string; label: string; isMain: boolean }

/** The pages of the portal in the order of its menu; on a phone the main ones stand in the bar at the bottom. */
export const portalPages: PortalPage[] = [
  { path: '/portal', label: 'portal.nav.standing', isMain: true },
  { path: '/portal/letter', label: 'letter.nav', isMain: true },
  { path: '/portal/measures', label: 'portal.nav.measures', isMain: false },
  { path: '/portal/team', label: 'portal.nav.team', isMain: false },
  { path: '/portal/account', label: 'nav.account', isMain: false },
]

/** Whether a page of the menu is the one that is open. */
export function isOpenPage(path: string, pathname: string): boolean {
  return path === '/portal' ? /^\/portal\/?$/.test(pathname) : pathname.startsWith(path)
}
