import { Button } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import type { QueueName } from '#app/components/desk/evidence.ts'
import classes from '#app/components/pages/pages.module.css'
import { Instant } from '#app/components/review/age.tsx'

export type OpenWork = { id: string; queue: QueueName; holder: { name: string; until: string } | null }

/** The piece of work open about a review: who has it, or the way to take it to the desk. */
export function ReviewWork({ work }: { work: OpenWork }) {
  return (
    <section className={classes.card} aria-labelledby="work">
      <h2 id="work">
        <FormattedMessage id={`queue.${work.queue}`} />
      </h2>
      {work.holder ? (
        <p>
          <FormattedMessage
            id="work.heldBy"
            values={{ name: work.holder.name, until: <Instant at={work.holder.until} /> }}
          />
        </p>
      ) : (
        <Button component={Link} to={`/desk/${work.queue}?item=${work.id}`}>
          <FormattedMessage id="work.take" />
        </Button>
      )}
    </section>
  )
}
