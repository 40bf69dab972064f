import { NavLink, useLocation } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/quality/quality.module.css'

const tabs = [
  { path: '/quality', label: 'quality.tab.board' },
  { path: '/quality/proposals', label: 'quality.tab.proposals' },
  { path: '/quality/funnel', label: 'quality.tab.funnel' },
  { path: '/quality/figures', label: 'quality.tab.figures' },
  { path: '/quality/policy', label: 'quality.tab.policy' },
  { path: '/quality/runs', label: 'quality.tab.runs' },
] as const

/** The pages of the quality manager's desk. */
export function QualityTabs() {
  const intl = useIntl()
  const { pathname } = useLocation()
  return (
    <nav className={classes.tabs} aria-label={intl.formatMessage({ id: 'quality.tabs' })}>
      {tabs.map(({ path, label }) => (
        <NavLink
          key={path}
          to={path}
          end={path === '/quality'}
          aria-current={pathname === path ? 'page' : undefined}
        >
          <FormattedMessage id={label} />
        </NavLink>
      ))}
    </nav>
  )
}
