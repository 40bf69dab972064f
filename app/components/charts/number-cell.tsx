import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from '#app/components/charts/number-cell.module.css'

/** A cell of figures, beneath each other by their place, with the heading of their column over them. */
export function NumberCell({ children }: { children: ReactNode }) {
  return <Table.Td className={classes.figures ?? ''}>{children}</Table.Td>
}
