import type { EventType } from '#domain/event'

/**
 * What a seller is told of, each with its text `timeline.<type>`. What staff prepare among themselves is not here, and
 * nobody's name is.
 */
export const timelineTypes = [
  'seller_warned',
  'seller_recovered',
  'exclusion_approved',
  'exclusion_took_effect',
  'exclusion_paused',
  'exclusion_resumed',
  'recheck_fell_due',
  'recheck_opened',
  'exclusion_upheld',
  'seller_reinstated',
  'probation_watched',
  'probation_closed',
  'seller_relapsed',
  'seller_stopped',
  'stop_confirmed',
  'exclusion_annulled',
  'termination_noticed',
  'termination_withdrawn',
  'seller_terminated',
  'letter_submitted',
  'letter_returned',
  'letter_answered',
  'letter_withdrawn',
  'commitments_opened',
  'commitment_settled',
  'case_message_sent',
] as const satisfies EventType[]

/** Instants a text may speak of, by the name they have in the event. */
const instants = [
  'recheckNotBefore',
  'nextRecheckAt',
  'until',
  'probationUntil',
  'terminatesAt',
  'replyDueAt',
]

/** Which text says what happened, and the instant it names. */
export function inTimeline(type: string, data: Record<string, unknown>): { text: string; at: string | null } {
  const at = instants.map((name) => data[name]).find((value) => typeof value === 'string')
  return { text: `timeline.${textOf(type, data)}`, at: typeof at === 'string' ? at : null }
}

function textOf(type: string, data: Record<string, unknown>): string {
  if (type === 'case_message_sent')
    return `message_from_${data.sentBy === 'seller' ? 'seller' : 'marketplace'}`
  if (type === 'commitment_settled')
    return `commitment_${data.outcome === 'fulfilled' ? 'fulfilled' : 'broken'}`
  return type
}
