import { Stack, Text } from '@mantine/core'
import { Form } from '@remix-run/react'
import { FormattedMessage } from 'react-intl'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { LongTextField } from '#app/components/portal/long-text-field.tsx'
import classes from '#app/components/portal/portal.module.css'
import { Instant } from '#app/components/review/age.tsx'

export type ShownMessage = {
  id: string
  isMine: boolean
  /** Undefined where the reader is not told who wrote it. */
  author: string | undefined
  text: string
  sentAt: string
}

/** What two sides wrote to each other, the newest first. */
export function MessageThread({ messages }: { messages: ShownMessage[] }) {
  return (
    <ol className={classes.thread}>
      {messages.map(({ id, isMine, author, text, sentAt }) => (
        <li key={id} className={`${classes.bubble} ${isMine ? classes.mine : ''}`}>
          <Text size="sm" fw={650}>
            {author ?? <FormattedMessage id="message.marketplace" />} · <Instant at={sentAt} />
          </Text>
          <p className={classes.text} dir="auto">
            {text}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** A form to write to the other side; a new key makes it an empty one. */
export function MessageForm({ requestKey }: { requestKey: string }) {
  return (
    <Section title="message.new">
      <Form method="post" key={requestKey}>
        <input type="hidden" name="requestKey" value={requestKey} />
        <Stack gap="sm">
          <LongTextField name="text" label="message.text" max={5000} />
          <Submit intent="send" label="message.send" />
        </Stack>
      </Form>
    </Section>
  )
}
