import type { Cause } from '#domain/cause'
import type { ComplaintTopic } from '#domain/complaints/topic'

/** What a complaint of a topic says went wrong at the shop; topics about others than a shop have no cause of it. */
const causesOfTopics: Record<ComplaintTopic, Cause | undefined> = {
  delivery: 'late_delivery',
  description: 'wrong_description',
  returns: 'return_refused',
  service: 'other',
  fraud: 'other',
  transparency: 'other',
  privacy: 'other',
  counterfeit: 'wrong_item',
  safety: 'defect',
  fake_order: undefined,
  illegal_content: undefined,
  review_extortion: undefined,
}

/** Where a part of a topic says more than the whole. */
const causesOfParts: Partial<Record<ComplaintTopic, Record<string, Cause>>> = {
  returns: { mismatch: 'wrong_item', delivery_error: 'wrong_item', defect: 'defect' },
  service: { long_wait: 'slow_reply', no_solution: 'no_reaction' },
}

/** The cause a complaint that came out against its shop stands for among those the shop names itself (B57). */
export function causeOfComplaint(topic: ComplaintTopic | null, part: string | null): Cause | undefined {
  if (topic === null) return undefined
  return causesOfParts[topic]?.[part ?? ''] ?? causesOfTopics[topic]
}
