import { Anchor, Stack, Text } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { DayOf } from '#app/components/review/age.tsx'
import { Stars } from '#app/components/review/stars.tsx'

export type ShownOrderReviews = {
  own: {
    rating: number
    text: string
    standing: 'shown' | 'not_shown' | 'checked'
    opensAt: string | null
    statementId: string | null
  } | null
  other: { id: string | null; opensAt: string | null } | null
}

/** What a shop wrote about its buyer and who reads it; and what the buyer wrote, once the shop may read it. */
export function OrderReviews({ reviews: { own, other } }: { reviews: ShownOrderReviews }) {
  return (
    <Stack gap="xs">
      {own && (
        <>
          <Stars rating={own.rating} />
          <Text dir="auto">{own.text}</Text>
          <Text size="sm">
            {own.opensAt && own.standing !== 'not_shown' ? (
              <FormattedMessage id="twoWay.own.sealed" values={{ day: <DayOf at={own.opensAt} /> }} />
            ) : (
              <FormattedMessage id={`twoWay.own.${own.standing}`} />
            )}
          </Text>
          {own.statementId && (
            <Anchor component={Link} to={`/portal/notice/${own.statementId}`}>
              <FormattedMessage id="twoWay.own.why" />
            </Anchor>
          )}
        </>
      )}
      {other?.id && (
        <Anchor component={Link} to={`/portal/reviews/${encodeURIComponent(other.id)}`}>
          <FormattedMessage id="twoWay.other" />
        </Anchor>
      )}
      {other?.opensAt && (
        <Text>
          <FormattedMessage id="twoWay.other.sealed" values={{ day: <DayOf at={other.opensAt} /> }} />
        </Text>
      )}
    </Stack>
  )
}
