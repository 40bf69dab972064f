/** Where a complaint can be on its way (state machine 5.2). */
export const complaintStates = [
  'submitted',
  'acknowledged',
  'triage',
  'duplicate',
  'out_of_scope',
  'invalid',
  'awaiting_seller',
  'negotiation',
  'resolved_agreed',
  'mediation',
  'settled',
  'arbitration',
  'decided',
  'remedy_pending',
  'closed',
  'withdrawn',
  'reopened',
  'safety_fast_track',
] as const
export type ComplaintState = (typeof complaintStates)[number]

/** For whom a complaint was decided. For the buyer makes it an event against the seller. */
export const complaintParties = ['buyer', 'seller', 'nobody'] as const
