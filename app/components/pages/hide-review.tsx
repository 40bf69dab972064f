import { Button, Stack, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { useState } from 'react'
import { FormattedMessage, useIntl } from 'react-intl'
import { AreaField, ChoiceField } from '#app/components/admin/form-fields.tsx'
import type { Evidence } from '#app/components/desk/evidence.ts'
import { StatementPreview } from '#app/components/desk/statement-preview.tsx'
import { useStatement } from '#app/components/desk/use-statement.ts'
import classes from '#app/components/pages/pages.module.css'
import { reasonText } from '#app/components/review/reason-text.ts'
import { reasonsFor } from '#domain/reason'

/**
 * Takes a published review out of sight until a senior decides (V15); offered for harm only. What its author would be
 * told stands below once a reason is chosen, as at the desk.
 */
export function HideReview({ evidence, requestKey }: { evidence: Evidence; requestKey: string }) {
  const intl = useIntl()
  const statement = useStatement(evidence)
  const [reasonCode, setReasonCode] = useState('')
  const { review } = evidence
  return (
    <section className={classes.card} aria-labelledby="hide">
      <h2 id="hide">
        <FormattedMessage id="hide.title" />
      </h2>
      <Text size="sm">
        <FormattedMessage id="hide.text" />
      </Text>
      <Form
        method="post"
        onChange={({ currentTarget }) =>
          setReasonCode(String(new FormData(currentTarget).get('reasonCode') ?? ''))
        }
      >
        <input type="hidden" name="intent" value="decide" />
        <input type="hidden" name="action" value="hide" />
        <input type="hidden" name="reviewId" value={review.id} />
        <input type="hidden" name="seenVersion" value={review.version} />
        <input type="hidden" name="requestKey" value={requestKey} />
        <Stack gap="xs" mt="xs">
          <ChoiceField
            name="reasonCode"
            label="hide.reason"
            options={reasonsFor('hide').map(({ code }) => ({
              value: code,
              label: reasonText(code, intl.locale),
            }))}
          />
          <AreaField name="note" label="hide.note" maxLength={2000} />
          {reasonCode && <StatementPreview verdict={{ action: 'hide', reasonCode }} statement={statement} />}
          <Button type="submit" variant="default" style={{ alignSelf: 'flex-start' }}>
            <FormattedMessage id="hide.button" />
          </Button>
        </Stack>
      </Form>
    </section>
  )
}
