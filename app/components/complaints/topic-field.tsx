import { NativeSelect } from '@mantine/core'
import { useIntl } from 'react-intl'
import { useField } from '#app/components/admin/form-fields.tsx'

export type OfferedTopic = { topic: string; subtopics: readonly string[] }

/** What a complaint is about: nothing is chosen beforehand, and a topic that has parts stands above them. */
export function TopicField({ topics }: { topics: readonly OfferedTopic[] }) {
  const intl = useIntl()
  const say = (id: string) => intl.formatMessage({ id })
  const options = topics.map(({ topic, subtopics }) => {
    const whole = { value: topic, label: say(`complaints.topic.${topic}`) }
    if (subtopics.length === 0) return whole
    const parts = subtopics.map((part) => ({
      value: `${topic}.${part}`,
      label: say(`complaints.subtopic.${part}`),
    }))
    return { group: whole.label, items: [whole, ...parts] }
  })
  const nothing = { value: '', label: say('complaints.topic_choose') }
  return (
    <NativeSelect
      {...useField({ name: 'topic', label: 'complaints.fact.topic' })}
      data={[nothing, ...options]}
    />
  )
}
