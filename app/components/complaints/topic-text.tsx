import { FormattedMessage } from 'react-intl'
import type { ComplaintTopic } from '#domain/complaints/topic'

/** What a complaint is about: its topic once that is known, else what the marketplace calls it. */
export function TopicText({
  topic,
  subtopic,
  kind,
}: {
  topic: ComplaintTopic | null
  subtopic?: string | null
  kind: string
}) {
  if (topic === null) return <span dir="auto">{kind}</span>
  return (
    <>
      <FormattedMessage id={`complaints.topic.${topic}`} />
      {subtopic && (
        <>
          {' · '}
          <FormattedMessage id={`complaints.subtopic.${subtopic}`} />
        </>
      )}
    </>
  )
}
