import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { AppealStateBadge } from '#app/components/appeals/appeal-state.tsx'
import type { AppealLine } from '#app/components/appeals/shapes.ts'
import pages from '#app/components/pages/pages.module.css'
import { Age } from '#app/components/review/age.tsx'

const columns = ['appeals.col.from', 'appeals.col.state', 'appeals.col.due', 'appeals.col.who'] as const

/** Appeals one beneath another, in cards where it is narrow. */
export function AppealTable({ appeals }: { appeals: AppealLine[] }) {
  return (
    <table className={pages.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              <FormattedMessage id={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {appeals.map(({ id, kind, state, dueAt, subjectId, assigneeName }) => (
          <tr key={id}>
            <td>
              <Anchor component={Link} to={`/appeals/${id}`} underline="always" fz="sm">
                <FormattedMessage id={`appeals.kind.${kind}`} /> · {subjectId.slice(0, 13)}
              </Anchor>
            </td>
            <td>
              <AppealStateBadge state={state} />
            </td>
            <td>
              <Age at={dueAt} />
            </td>
            <td>{assigneeName ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
