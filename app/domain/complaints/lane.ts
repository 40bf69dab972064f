import { type ComplaintSide, complaintSides } from '#domain/complaints/mover'

/** Who reads a message: staff, mediators alone, one side and staff, or both sides and staff. */
export const complaintLanes = ['internal', 'mediator', ...complaintSides, 'both'] as const
export type ComplaintLane = (typeof complaintLanes)[number]

/** Whoever reads a complaint: one of its sides, our people, or those of them who mediate. */
export type ComplaintReader = ComplaintSide | 'staff' | 'mediator'

const lanes = {
  complainant: ['complainant', 'both'],
  respondent: ['respondent', 'both'],
  staff: ['internal', 'complainant', 'respondent', 'both'],
  mediator: complaintLanes,
} as const satisfies Record<ComplaintReader, readonly ComplaintLane[]>

/** The only place that says who reads which lane (B31). Nobody writes where they do not read. */
export function lanesReadBy(reader: ComplaintReader): ComplaintLane[] {
  return [...lanes[reader]]
}

/** Whether what is written there leaves the house, so that staff confirm it first. */
export function isExternalLane(lane: ComplaintLane): boolean {
  return lane !== 'internal' && lane !== 'mediator'
}
