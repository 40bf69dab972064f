import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import classes from '#app/components/pages/pages.module.css'

/** A place where nothing is: why, and what to do about it. */
export function Empty({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <strong>
        <FormattedMessage id={title} />
      </strong>
      <span>
        <FormattedMessage id={text} />
      </span>
      {children}
    </div>
  )
}
