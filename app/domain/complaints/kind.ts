import { type ComplaintFiler, type ComplaintTopic, complaintTopics } from '#domain/complaints/topic'

/** What marketplaces call things, by the topic they mean. */
const otherNames: Record<string, [ComplaintTopic, string?]> = {
  late: ['delivery'],
  late_delivery: ['delivery'],
  not_delivered: ['delivery'],
  wrong_description: ['description'],
  return: ['returns'],
  exchange: ['returns'],
  refund: ['returns'],
  warranty: ['returns'],
  defect: ['returns', 'defect'],
  wrong_item: ['returns', 'mismatch'],
  rude: ['service', 'poor_service'],
  slow_reply: ['service', 'long_wait'],
  scam: ['fraud'],
  personal_data: ['privacy'],
  fake: ['counterfeit'],
  danger: ['safety'],
  extortion: ['review_extortion'],
}

export type KnownKind = { topic: ComplaintTopic; subtopic: string | null }

/**
 * What a complaint is about by what the marketplace calls it: a topic, `topic.subtopic` or a usual name. Undefined
 * where that says nothing, or names something its filer cannot complain of; then a person says it.
 */
export function topicOfKind(kind: string, filedBy: ComplaintFiler): KnownKind | undefined {
  const [name = '', part] = kind
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
    .split('.')
  const [topic, subtopic = part] = isTopic(name) ? [name] : (otherNames[name] ?? [])
  if (!topic || !mayFile(topic, filedBy)) return undefined
  return { topic, subtopic: subtopic !== undefined && hasSubtopic(topic, subtopic) ? subtopic : null }
}

export function isTopic(name: string): name is ComplaintTopic {
  return Object.hasOwn(complaintTopics, name)
}

export function hasSubtopic(topic: ComplaintTopic, subtopic: string): boolean {
  const subtopics: readonly string[] = complaintTopics[topic].subtopics
  return subtopics.includes(subtopic)
}

/** Whether a complaint of this topic can be filed by such a party. */
export function mayFile(topic: ComplaintTopic, filedBy: ComplaintFiler): boolean {
  const filers: readonly ComplaintFiler[] = complaintTopics[topic].filers
  return filers.includes(filedBy)
}
