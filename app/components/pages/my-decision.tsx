import { Anchor, Button } from '@mantine/core'
import { Form, Link } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { useNow } from '#app/components/now.tsx'
import { Age } from '#app/components/review/age.tsx'
import { reasonText } from '#app/components/review/reason-text.ts'
import review from '#app/components/review/review.module.css'
import { Stars } from '#app/components/review/stars.tsx'
import { StateBadge } from '#app/components/review/state-badge.tsx'
import type { DecisionAction, ReviewState } from '#domain/review'

export type MyDecision = {
  id: string
  reviewId: string
  action: DecisionAction
  reasonCode: string | null
  note: string | null
  decidedAt: string
  effectiveAt: string
  undoneAt: string | null
  appealed: 'overturned' | 'modified' | null
  state: ReviewState
  rating: number
  excerpt: string
}

/** One decision of mine: what it was, where the review stands now, and the way to take it back. */
export function MyDecisionRow({ decision }: { decision: MyDecision }) {
  const intl = useIntl()
  const now = useNow(1000)
  const isUndoable = decision.undoneAt === null && new Date(decision.effectiveAt).getTime() > now
  return (
    <li>
      <div className={review.line}>
        <strong>
          <FormattedMessage id={`done.${decision.action}`} />
        </strong>
        {decision.reasonCode && <span>{reasonText(decision.reasonCode, intl.locale)}</span>}
        <span className={review.muted}>
          <Age at={decision.decidedAt} />
        </span>
        {decision.undoneAt && (
          <span className={review.muted}>
            <FormattedMessage id="history.undone" />
          </span>
        )}
        {decision.appealed && (
          <strong>
            <FormattedMessage id={`history.appealed.${decision.appealed}`} />
          </strong>
        )}
      </div>
      <div className={review.line}>
        <Stars rating={decision.rating} />
        <Anchor
          component={Link}
          to={`/reviews/${encodeURIComponent(decision.reviewId)}`}
          underline="always"
          fz="sm"
        >
          {decision.reviewId}
        </Anchor>
        <StateBadge state={decision.state} />
        {isUndoable && (
          <Form method="post">
            <input type="hidden" name="intent" value="undo" />
            <input type="hidden" name="decisionId" value={decision.id} />
            <Button type="submit" size="compact-xs" variant="default">
              <FormattedMessage id="undo.plain" />
            </Button>
          </Form>
        )}
      </div>
      <div className={review.excerpt} dir="auto">
        {decision.excerpt}
      </div>
      {decision.note && (
        <div className={review.muted} dir="auto">
          {decision.note}
        </div>
      )}
    </li>
  )
}
