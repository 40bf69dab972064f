import { Button, Stack, Text, Textarea } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import { GapList } from '#app/components/letter/gap-list.tsx'
import type { ReviewedLetter } from '#app/components/letter-review/review.ts'
import { mostReturns } from '#domain/letter/state'

/** Sends a letter back for what it lacks, in one click. */
export function ReturnForm({ review, requestKey }: { review: ReviewedLetter; requestKey: string }) {
  const { gaps, letter } = review
  const intl = useIntl()
  return (
    <Section title="letterReview.return">
      {gaps.length === 0 ? (
        <Text size="sm">
          <FormattedMessage id="letterReview.return.none" />
        </Text>
      ) : (
        <>
          <GapList gaps={gaps} />
          <Text size="sm" c="dimmed">
            <FormattedMessage
              id={
                letter.returns < mostReturns
                  ? 'letterReview.return.help'
                  : 'letterReview.refusal.returned_twice'
              }
            />
          </Text>
          {letter.returns < mostReturns && (
            <Form method="post">
              <input type="hidden" name="seenVersion" value={letter.version} />
              <input type="hidden" name="requestKey" value={requestKey} />
              <Stack gap="sm" align="flex-start">
                <Textarea
                  name="note"
                  label={intl.formatMessage({ id: 'letterReview.return.note' })}
                  maxLength={2_000}
                  w="100%"
                />
                <Button type="submit" name="intent" value="return" variant="default">
                  <FormattedMessage id="letterReview.return" />
                </Button>
              </Stack>
            </Form>
          )}
        </>
      )}
    </Section>
  )
}
