import { Button, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage, useIntl } from 'react-intl'
import { Section, When } from '#app/components/admin/page-parts.tsx'
import classes from '#app/components/letter/letter.module.css'
import type { ReviewedLetter } from '#app/components/letter-review/review.ts'
import { languageNames, languages } from '#domain/language'

/** The answer, written from the rows in the seller's language, to be gone over and sent. */
export function AnswerForm({
  review: { letter, suggested, language },
  mayAnswer,
  requestKey,
}: {
  review: ReviewedLetter
  mayAnswer: boolean
  requestKey: string
}) {
  const intl = useIntl()
  if (letter.answeredAt || !letter.receivedAt) return null
  return (
    <Section title="letterReview.answer">
      {suggested !== null && mayAnswer ? (
        <Form method="post">
          <input type="hidden" name="seenVersion" value={letter.version} />
          <input type="hidden" name="requestKey" value={requestKey} />
          <Stack gap="sm" align="flex-start">
            <Text size="sm" c="dimmed">
              <FormattedMessage id="letterReview.answer.help" />
            </Text>
            <NativeSelect
              name="language"
              label={intl.formatMessage({ id: 'letterReview.language' })}
              defaultValue={language}
              data={languages.map((value) => ({ value, label: languageNames[value] }))}
            />
            <Textarea
              name="text"
              label={intl.formatMessage({ id: 'letterReview.answer.text' })}
              defaultValue={suggested}
              autosize
              minRows={10}
              w="100%"
              maxLength={20_000}
              lang={language}
            />
            <Button type="submit" name="intent" value="answer">
              <FormattedMessage id="letterReview.answer.send" />
            </Button>
          </Stack>
        </Form>
      ) : (
        <Text size="sm">
          <FormattedMessage id="letterReview.answer.first" />
        </Text>
      )}
    </Section>
  )
}

type Answer = { version: number; text: string; language: string; answeredAt: Date }

/** What the seller has been answered so far, word for word. */
export function Answers({ answers }: { answers: readonly Answer[] }) {
  return answers.map(({ version, text, language, answeredAt }) => (
    <section key={version} className={classes.card}>
      <div className={classes.meta}>
        <strong>
          <FormattedMessage id="letterReview.answered" values={{ version }} />
        </strong>
        <When at={answeredAt} />
      </div>
      <div className={classes.text} lang={language}>
        {text}
      </div>
    </section>
  ))
}
