import { Table } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import { DataTable } from '#app/components/admin/page-parts.tsx'
import { Instant } from '#app/components/review/age.tsx'
import review from '#app/components/review/review.module.css'
import { Stars } from '#app/components/review/stars.tsx'
import { StateBadge } from '#app/components/review/state-badge.tsx'
import { ReviewLinks } from '#app/components/rings/review-links.tsx'
import type { RingReviewShape } from '#app/components/rings/shape.ts'

/** The reviews a decision is about, as they were written one after the other, and what became of each. */
export function RingReviews({ reviews }: { reviews: RingReviewShape[] }) {
  return (
    <DataTable label="ring.reviews" columns={columns}>
      {reviews.map((line) => (
        <Table.Tr key={line.id}>
          <Table.Td>
            <Instant at={line.at} />
            <div>
              <ReviewLinks ids={[line.id]} />
            </div>
          </Table.Td>
          <Table.Td>{line.member}</Table.Td>
          <Table.Td>
            <Stars rating={line.rating} />
            <div className={review.excerpt} dir="auto">
              {line.excerpt}
            </div>
          </Table.Td>
          <Table.Td>
            <StateBadge state={line.state} />
            {line.outcome && line.outcome !== 'rejected' && (
              <div className={review.muted}>
                <FormattedMessage id={`ring.outcome.${line.outcome}`} defaultMessage={line.outcome} />
              </div>
            )}
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  )
}

const columns = ['ring.col.written', 'ring.col.member', 'ring.col.text', 'ring.col.state'] as const
