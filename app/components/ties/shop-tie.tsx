import { Alert, Stack, Text } from '@mantine/core'
import { Form, useLocation } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Submit } from '#app/components/admin/submit.tsx'
import { Hidden } from '#app/components/measures/hidden.tsx'

/** Says that this person is tied to a shop and so judges nothing of it; or lets them say so, and leads back here. */
export function ShopTie({
  sellerId,
  isTied,
  requestKey,
}: {
  sellerId: string
  isTied: boolean
  requestKey: string
}) {
  const { pathname } = useLocation()
  if (isTied) {
    return (
      <Alert color="orange" role="note">
        <FormattedMessage id="ties.tied" />
      </Alert>
    )
  }
  return (
    <details>
      <summary>
        <FormattedMessage id="ties.declare" />
      </summary>
      <Form method="post" action={`/sellers/${encodeURIComponent(sellerId)}/tie`}>
        <Hidden form="tie" requestKey={requestKey} />
        <input type="hidden" name="next" value={pathname} />
        <Stack gap="sm" maw={560}>
          <Text size="sm">
            <FormattedMessage id="ties.help" />
          </Text>
          <Submit intent="tie" label="ties.send" variant="default" />
        </Stack>
      </Form>
    </details>
  )
}
