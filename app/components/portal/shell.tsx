import { VisuallyHidden } from '@mantine/core'
import { Link, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Bell } from '#app/components/notices/bell.tsx'
import { isOpenPage, type PortalPage, portalPages } from '#app/components/portal/navigation.ts'
import { PersonPanel } from '#app/components/portal/person-panel.tsx'
import classes from '#app/components/portal/shell.module.css'
import type { Person } from '#domain/permission'

/** The frame around every page of the portal: a bar at the bottom of a phone, a column beside the page elsewhere. */
export function PortalShell({
  person,
  shopName,
  unread,
  children,
}: {
  person: Person
  shopName: string
  unread: number
  children: ReactNode
}) {
  const { pathname } = useLocation()
  const intl = useIntl()
  return (
    <div className={classes.frame}>
      <VisuallyHidden>
        <a href="#content">
          <FormattedMessage id="shell.skip" />
        </a>
      </VisuallyHidden>
      <header className={classes.header}>
        <Link to="/portal" className={classes.shop}>
          {shopName}
        </Link>
        <div className={classes.mine}>
          <Bell unread={unread} to="/portal/notices" />
          <PersonPanel key={pathname} person={person} />
        </div>
      </header>
      <nav className={classes.navigation} aria-label={intl.formatMessage({ id: 'shell.menu' })}>
        <PageLinks pages={portalPages.filter(({ isMain }) => isMain)} />
        <details key={pathname} className={classes.more}>
          <summary>
            <FormattedMessage id="portal.nav.more" />
          </summary>
          <div>
            <PageLinks pages={portalPages.filter(({ isMain }) => !isMain)} />
          </div>
        </details>
        <div className={classes.rest}>
          <PageLinks pages={portalPages.filter(({ isMain }) => !isMain)} />
        </div>
      </nav>
      <main id="content" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </div>
  )
}

function PageLinks({ pages }: { pages: PortalPage[] }) {
  const { pathname } = useLocation()
  return pages.map(({ path, label }) => (
    <Link
      key={path}
      to={path}
      prefetch="intent"
      aria-current={isOpenPage(path, pathname) ? 'page' : undefined}
    >
      <FormattedMessage id={label} />
    </Link>
  ))
}
