import type { EventData } from '#domain/event'

/** What both sides of a complaint are told has happened, by its event: never what was written, nor by whom of us. */
export const complaintStepKinds = [
  'complaint_received',
  'complaint_moved',
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
] as const satisfies (keyof EventData)[]
export type ComplaintStepKind = (typeof complaintStepKinds)[number]
