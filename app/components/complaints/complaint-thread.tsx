import { Text } from '@mantine/core'
import { FormattedMessage } from 'react-intl'
import classes from '#app/components/complaints/complaints.module.css'
import type { ComplaintMessage } from '#app/components/complaints/view.ts'
import { Instant } from '#app/components/review/age.tsx'

/** What was written, the newest on top, each with who reads it besides the marketplace. */
export function ComplaintThread({ messages }: { messages: ComplaintMessage[] }) {
  if (messages.length === 0) {
    return (
      <Text size="sm">
        <FormattedMessage id="complaints.no_messages" />
      </Text>
    )
  }
  return (
    <ol className={classes.thread}>
      {messages.map((message) => (
        <li key={message.id} className={`${classes.message} ${classes[message.lane]}`}>
          <span className={classes.muted}>
            <strong>
              <Sender message={message} />
            </strong>
            {' · '}
            <Instant at={message.sentAt} />
            {' · '}
            <FormattedMessage id={`complaints.lane.${message.lane}`} />
          </span>
          <p dir="auto">{message.text}</p>
        </li>
      ))}
    </ol>
  )
}

function Sender({ message: { isMine, author, sentBy } }: { message: ComplaintMessage }) {
  if (author) return <>{author}</>
  return <FormattedMessage id={isMine ? 'complaints.by.you' : `complaints.by.${sentBy}`} />
}
