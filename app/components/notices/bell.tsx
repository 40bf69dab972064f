import { Link } from '@remix-run/react'
import { useIntl } from 'react-intl'
import classes from '#app/components/notices/notices.module.css'

/** More unread notices than this are not told apart. */
const mostShown = 99

/** The way to one's notices, with how many are unread. */
export function Bell({ unread, to }: { unread: number; to: string }) {
  const intl = useIntl()
  const label = intl.formatMessage({ id: 'notices.bell' }, { count: unread })
  return (
    <Link to={to} className={classes.bell} aria-label={label} title={label}>
      <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
        <path
          d="M12 3a6 6 0 0 0-6 6v4l-2 3v1h16v-1l-2-3V9a6 6 0 0 0-6-6zm-2 15a2 2 0 0 0 4 0"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.8"
          strokeLinejoin="round"
        />
      </svg>
      {unread > 0 && (
        <span className={classes.count} aria-hidden="true">
          {unread > mostShown ? `${mostShown}+` : unread}
        </span>
      )}
    </Link>
  )
}
