import { expect, test } from 'vitest'
import { causes } from '#domain/cause'
import { causeOfComplaint } from '#domain/complaints/cause'
import { type ComplaintTopic, complaintTopics } from '#domain/complaints/topic'

const topics = Object.entries(complaintTopics) as [
  ComplaintTopic,
  { subtopics: readonly string[]; filers: readonly string[] },
][]

test('every topic about a shop, and each of its parts, stands for one of the causes a shop names', () => {
  const about = topics.filter(([, { filers }]) => filers.includes('buyer'))
  for (const [topic, { subtopics }] of about)
    for (const part of [null, 'something else', ...subtopics])
      expect(causes).toContain(causeOfComplaint(topic, part))
})

test('what is reported about buyers or reviews is no cause of a shop, and neither is what nobody has sorted', () => {
  for (const topic of ['fake_order', 'illegal_content', 'review_extortion', null] as const)
    expect(causeOfComplaint(topic, null)).toBeUndefined()
})

test('a part says more than its topic', () => {
  expect(causeOfComplaint('returns', 'defect')).toBe('defect')
  expect(causeOfComplaint('returns', 'bureaucracy')).toBe('return_refused')
  expect(causeOfComplaint('service', 'long_wait')).toBe('slow_reply')
})
