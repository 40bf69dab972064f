import { Alert, Anchor, Button, Group } from '@mantine/core'
import { Link } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import type { Notice } from '#app/components/desk/desk-state.ts'
import { RefusalText } from '#app/components/review/refusal-text.tsx'

const goneReasons = new Set(['changed_meanwhile', 'lease_lost', 'not_found', 'not_allowed', 'tied'])

/** Says what did not happen and why; what was typed is still there. */
export function NoticeAlert({
  notice: { refusal, reviewId },
  onNext,
  onClose,
}: {
  notice: Notice
  onNext: () => void
  onClose: () => void
}) {
  const intl = useIntl()
  const isGone = goneReasons.has(refusal.reason)
  return (
    <Alert
      color="orange"
      variant="outline"
      role="alert"
      mb="sm"
      title={intl.formatMessage({ id: reviewId ? 'notice.notDone' : 'notice.notTaken' })}
      withCloseButton
      closeButtonLabel={intl.formatMessage({ id: 'notice.close' })}
      onClose={onClose}
    >
      <RefusalText refusal={refusal} /> {reviewId && <FormattedMessage id="notice.kept" />}
      <Group mt="xs" gap="sm">
        {reviewId && (
          <Anchor component={Link} to={`/reviews/${encodeURIComponent(reviewId)}`} underline="always" fz="sm">
            <FormattedMessage id="notice.view" />
          </Anchor>
        )}
        {isGone && reviewId && (
          <Button size="compact-sm" variant="default" onClick={onNext}>
            <FormattedMessage id="notice.next" />
          </Button>
        )}
      </Group>
    </Alert>
  )
}
