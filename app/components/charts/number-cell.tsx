import { Table } from '@mantine/core'
import type { ReactNode } from 'react'

/** A cell of figures, beneath each other by their place. */
export function NumberCell({ children }: { children: ReactNode }) {
  return (
    <Table.Td ta="end" style={{ fontVariantNumeric: 'tabular-nums' }}>
      {children}
    </Table.Td>
  )
}
