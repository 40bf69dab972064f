import { Button } from '@mantine/core'
import { memo } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import classes from '#app/components/desk/desk.module.css'
import { Due } from '#app/components/desk/due.tsx'
import type { QueueName, QueueRow } from '#app/components/desk/evidence.ts'
import review from '#app/components/review/review.module.css'
import { Stars } from '#app/components/review/stars.tsx'

/** The line as it stood when it was last read. Every row is a link, so that it works before any script does. */
export function QueueList({
  queue,
  rows,
  currentId,
  done,
  onOpen,
  onMore,
}: {
  queue: QueueName
  rows: QueueRow[]
  currentId: string | undefined
  done: ReadonlySet<string>
  onOpen: (workItemId: string) => void
  onMore: (() => void) | undefined
}) {
  return (
    <>
      <ul className={classes.rows} id="line">
        {rows.map((row) => (
          <li key={row.workItemId}>
            <Row
              queue={queue}
              row={row}
              isCurrent={row.workItemId === currentId}
              isDone={done.has(row.workItemId)}
              onOpen={onOpen}
            />
          </li>
        ))}
      </ul>
      {onMore && (
        <Button variant="subtle" fullWidth radius={0} onClick={onMore}>
          <FormattedMessage id="list.more" />
        </Button>
      )}
    </>
  )
}

/** Drawn again only when it changes, so that a decision paints one item and not a whole line. */
const Row = memo(function Row({
  queue,
  row,
  isCurrent,
  isDone,
  onOpen,
}: {
  queue: QueueName
  row: QueueRow
  isCurrent: boolean
  isDone: boolean
  onOpen: (workItemId: string) => void
}) {
  const intl = useIntl()
  const heldBy = row.heldBy !== null && !row.isMine ? row.heldBy : undefined
  return (
    <a
      className={classes.row}
      href={`/desk/${queue}?item=${row.workItemId}`}
      data-row={row.workItemId}
      data-held={heldBy}
      data-done={isDone || undefined}
      data-current={isCurrent || undefined}
      aria-current={isCurrent || undefined}
      onClick={(event) => {
        // A click that asks for a new tab gets one.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        onOpen(row.workItemId)
      }}
    >
      <span className={review.line}>
        <Stars rating={row.rating} />
        <span className={review.muted}>{row.language}</span>
        <span className={review.muted}>
          <Due at={row.dueAt} />
        </span>
      </span>
      <span className={review.excerpt} dir="auto">
        {row.excerpt || intl.formatMessage({ id: 'review.noText' })}
      </span>
      <span className={review.muted}>
        {row.sellerName}
        {row.fakeProbability !== null && (
          <>
            {' · '}
            <FormattedMessage id="list.suspicion" values={{ share: row.fakeProbability }} />
          </>
        )}
        {isDone && <FormattedMessage id="list.done" />}
        {heldBy && <FormattedMessage id="list.heldBy" values={{ name: heldBy }} />}
      </span>
    </a>
  )
})
