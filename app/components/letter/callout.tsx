import { Alert } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from '#app/components/letter/letter.module.css'

/** Something to be seen before the rest of the page; its title is dark enough to read in any colour. */
export function Callout({
  color,
  title,
  children,
}: {
  color: 'green' | 'orange' | 'yellow'
  title: ReactNode
  children: ReactNode
}) {
  return (
    <Alert color={color} variant="outline" title={<span className={classes.title}>{title}</span>}>
      {children}
    </Alert>
  )
}
