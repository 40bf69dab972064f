import { Text } from '@mantine/core'
import { FormattedMessage, FormattedNumber } from 'react-intl'
import type { InvitedOrders, Skew } from '#domain/review-requests/skew'

export type RequestFigures = InvitedOrders & Skew

/** A share in per cent, or a dash where there is nothing to share. */
export function ShareText({ share }: { share: number | null }) {
  if (share === null) return <>–</>
  return <FormattedNumber value={share} style="percent" maximumFractionDigits={0} />
}

/** How many of a shop's buyers were asked, and whether those who had trouble were asked as often. */
export function FiguresText({ figures }: { figures: RequestFigures }) {
  const { invited, others, invitedShare, troubledShareInvited, troubledShareOthers, verdict } = figures
  return (
    <>
      <Text>
        <FormattedMessage
          id="requests.share"
          values={{ invited, all: invited + others, share: <ShareText share={invitedShare} /> }}
        />
      </Text>
      <Text>
        <FormattedMessage
          id="requests.skew"
          values={{
            asked: <ShareText share={troubledShareInvited} />,
            left: <ShareText share={troubledShareOthers} />,
          }}
        />
      </Text>
      <Text fw={650}>
        <FormattedMessage id={`requests.verdict.${verdict}`} />
      </Text>
    </>
  )
}
