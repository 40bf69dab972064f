import { Anchor } from '@mantine/core'
import { Link } from '@remix-run/react'
import { useId } from 'react'
import { FormattedMessage } from 'react-intl'
import { BoardCard, type CardFacts } from '#app/components/quality/board-card.tsx'
import classes from '#app/components/quality/quality.module.css'
import review from '#app/components/review/review.module.css'
import type { BoardColumn as Column } from '#domain/exclusion/board'

/** One column of the board: its first cases, and the way to all of them. */
export function BoardColumn({ column, cards, total }: { column: Column; cards: CardFacts[]; total: number }) {
  const id = useId()
  return (
    <section className={classes.column} aria-labelledby={id}>
      <h2 id={id}>
        <FormattedMessage id={`board.column.${column}`} />
        <span className={review.muted} data-testid={`in-${column}`}>
          {total}
        </span>
      </h2>
      <p className={review.muted}>
        <FormattedMessage id={`board.column.${column}.about`} />
      </p>
      <ul className={review.plain}>
        {cards.map((card) => (
          <BoardCard key={card.id} card={card} />
        ))}
      </ul>
      {total > cards.length && (
        <Anchor component={Link} to={`/quality?column=${column}`} underline="always" fz="sm">
          <FormattedMessage id="board.all" values={{ total }} />
        </Anchor>
      )}
    </section>
  )
}
