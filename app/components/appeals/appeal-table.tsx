import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { AppealStateBadge } from '#app/components/appeals/appeal-state.tsx'
import type { ListedAppeal } from '#app/components/appeals/shapes.ts'
import { DueOrDecided, Excerpt } from '#app/components/judging/list-parts.tsx'
import pages from '#app/components/pages/pages.module.css'
import { isOpenAppeal } from '#domain/appeals/state'

const columns = ['appeals.col.from', 'appeals.col.state', 'appeals.col.due', 'appeals.col.who'] as const

/** Appeals one beneath another, in cards where it is narrow. */
export function AppealTable({ appeals }: { appeals: ListedAppeal[] }) {
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
        {appeals.map(({ id, kind, state, dueAt, decidedAt, subjectId, assigneeName, excerpt, rating }) => (
          <tr key={id}>
            <td>
              <Anchor component={Link} to={`/appeals/${id}`} underline="always" fz="sm">
                <FormattedMessage id={`appeals.kind.${kind}`} /> · {subjectId.slice(0, 13)}
              </Anchor>
              <Excerpt text={excerpt} rating={rating} />
            </td>
            <td>
              <AppealStateBadge state={state} />
            </td>
            <td>
              <DueOrDecided isOpen={isOpenAppeal(state)} dueAt={dueAt} decidedAt={decidedAt} />
            </td>
            <td>{assigneeName ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
