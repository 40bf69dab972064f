import { Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import { Age, DayOf } from '#app/components/review/age.tsx'
import { Stars } from '#app/components/review/stars.tsx'

/** The beginning of a review with its stars, by which entries of a list are told apart. */
export function Excerpt({ text, rating }: { text: string | null; rating: number | null }) {
  if (text === null || rating === null) return null
  return (
    <Text size="sm" component="div" dir="auto">
      <Stars rating={rating} /> {text}
    </Text>
  )
}

/** Until when something is due while it waits; when it was decided once it does not. */
export function DueOrDecided({
  isOpen,
  dueAt,
  decidedAt,
}: {
  isOpen: boolean
  dueAt: string
  decidedAt: string | null
}) {
  if (isOpen) return <Age at={dueAt} />
  return decidedAt ? (
    <FormattedMessage id="judging.decided" values={{ day: <DayOf at={decidedAt} /> }} />
  ) : (
    <>–</>
  )
}
