import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Due } from '#app/components/desk/due.tsx'
import classes from '#app/components/portal/portal.module.css'
import { Instant } from '#app/components/review/age.tsx'

export type TaskFacts = {
  kind: 'answer' | 'offer' | 'sign' | 'evidence' | 'remedy' | 'late_remedy' | 'appeal_question'
  where: string
  number: number | null
  dueAt: string | null
}

/** What waits for the shop, the soonest due first. */
export function ShopTasks({ tasks }: { tasks: TaskFacts[] }) {
  if (tasks.length === 0) return null
  return (
    <Section title="portal.tasks">
      <ul className={classes.list}>
        {tasks.map((task) => (
          <li key={`${task.kind} ${task.where}`}>
            <Anchor component={Link} to={pathOf(task)} fw={650}>
              <FormattedMessage id={`portal.task.${task.kind}`} values={{ number: String(task.number) }} />
            </Anchor>
            {task.dueAt && (
              <>
                {' · '}
                <Due at={task.dueAt} /> (<Instant at={task.dueAt} />)
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function pathOf({ kind, where }: TaskFacts): string {
  const id = encodeURIComponent(where)
  switch (kind) {
    case 'answer':
      return `/portal/complaints/${id}`
    case 'evidence':
      return `/portal/complaints/${id}/evidence`
    case 'appeal_question':
      return `/portal/appeals/${id}`
    default:
      return `/portal/complaints/${id}/agreement`
  }
}
