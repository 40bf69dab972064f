import { Link, useLocation } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/letter/letter.module.css'

export type Progress = { total: number; named: number; solutions: number; files: number; sent: number }

/** The way to a letter, each step with how far it has come. */
export function Steps({ progress }: { progress: Progress }) {
  const { pathname } = useLocation()
  const intl = useIntl()
  const steps = [
    { path: '/portal/letter/feedback', label: 'letter.step.causes' },
    { path: '/portal/letter/plan', label: 'letter.step.plan' },
    { path: '/portal/letter/evidence', label: 'letter.step.evidence' },
    { path: '/portal/letter/check', label: 'letter.step.check' },
    { path: '/portal/letter/versions', label: 'letter.step.versions' },
  ]
  return (
    <nav aria-label={intl.formatMessage({ id: 'letter.steps' })}>
      <ol className={classes.steps}>
        {steps.map(({ path, label }) => (
          <li key={path}>
            <Link to={path} aria-current={pathname.startsWith(path) ? 'step' : undefined}>
              <FormattedMessage id={label} values={progress} />
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
