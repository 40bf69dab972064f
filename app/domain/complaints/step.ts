import type { EventData } from '#domain/event'

/** What both sides of a complaint are told has happened, by its event: never what was written, nor by whom of us. */
export const complaintStepKinds = [
  'complaint_received',
  'complaint_moved',
  'complaint_decision_cleared',
  'complaint_seller_reminded',
  'offer_made',
  'offer_settled',
  'evidence_sealed',
  'mediator_taken',
  'settlement_drafted',
  'settlement_signed',
  'arbitration_asked',
  'side_rested',
  'remedy_settled',
  'marketplace_asked',
] as const satisfies (keyof EventData)[]
export type ComplaintStepKind = (typeof complaintStepKinds)[number]

/** Of what the marketplace is asked, both sides are told what becomes of money that is held: this, and to whom it goes. */
export const escrowAsks: readonly EventData['marketplace_asked']['ask'][] = [
  'escrow_hold',
  'escrow_release',
  'release_withdrawn',
]
