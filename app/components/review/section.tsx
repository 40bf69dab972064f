import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import classes from '#app/components/review/review.module.css'

/** A part of a page that can be folded away, with or without JavaScript. */
export function Section({
  title,
  count,
  children,
  id,
  isOpen = true,
}: {
  title: string
  count?: number
  children: ReactNode
  id?: string
  isOpen?: boolean
}) {
  return (
    <details className={classes.section} open={isOpen} id={id}>
      <summary>
        <FormattedMessage id={title} />
        {count !== undefined && <span className={classes.muted}> · {count}</span>}
      </summary>
      {children}
    </details>
  )
}
