import { Button, Stack, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { AreaField, ChoiceField } from '#app/components/admin/form-fields.tsx'
import classes from '#app/components/pages/pages.module.css'
import { reasonText } from '#app/components/review/reason-text.ts'
import { reasonsFor } from '#domain/reason'

/** Takes a published review out of sight until a senior decides (V15); offered for harm only. */
export function HideReview({
  review,
  requestKey,
}: {
  review: { id: string; version: number }
  requestKey: string
}) {
  const intl = useIntl()
  return (
    <section className={classes.card} aria-labelledby="hide">
      <h2 id="hide">
        <FormattedMessage id="hide.title" />
      </h2>
      <Text size="sm">
        <FormattedMessage id="hide.text" />
      </Text>
      <Form method="post">
        <input type="hidden" name="intent" value="decide" />
        <input type="hidden" name="action" value="hide" />
        <input type="hidden" name="reviewId" value={review.id} />
        <input type="hidden" name="seenVersion" value={review.version} />
        <input type="hidden" name="requestKey" value={requestKey} />
        <Stack gap="xs" mt="xs" align="flex-start">
          <ChoiceField
            name="reasonCode"
            label="hide.reason"
            options={reasonsFor('hide').map(({ code }) => ({
              value: code,
              label: reasonText(code, intl.locale),
            }))}
          />
          <AreaField name="note" label="hide.note" maxLength={2000} />
          <Button type="submit" variant="default">
            <FormattedMessage id="hide.button" />
          </Button>
        </Stack>
      </Form>
    </section>
  )
}
