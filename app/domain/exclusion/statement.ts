export const statementKinds = [
  'exclusion_notice',
  'recheck_refusal',
  'reinstatement',
  'immediate_stop',
  'termination_notice',
  'annulment',
] as const
export type StatementKind = (typeof statementKinds)[number]
