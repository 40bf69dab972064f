import type { StatementKind as ExclusionStatementKind } from '#domain/exclusion/statement'

/** What a statement is about, and so which it is. Whether it restricts somebody decides whether it is published. */
export const statementKinds = {
  exclusion_notice: { restricts: true },
  recheck_refusal: { restricts: true },
  reinstatement: { restricts: false },
  immediate_stop: { restricts: true },
  termination_notice: { restricts: true },
  annulment: { restricts: false },
  measure_notice: { restricts: true },
  review_rejected: { restricts: true },
  review_redacted: { restricts: true },
  review_returned: { restricts: true },
  review_hidden: { restricts: true },
  reply_rejected: { restricts: true },
  reply_returned: { restricts: true },
  // What somebody is answered who asked for something: it takes nothing from them.
  complaint_decided: { restricts: false },
  dispute_answered: { restricts: false },
  fault_claim_answered: { restricts: false },
  appeal_decided: { restricts: false },
  // A finding about a shop by which nothing of its goods or its account is restricted.
  integrity_confirmed: { restricts: false },
  picking_confirmed: { restricts: false },
} as const satisfies Record<string, { restricts: boolean }> &
  Record<ExclusionStatementKind, { restricts: boolean }>
export type StatementKind = keyof typeof statementKinds

/** The kinds that tell somebody of a restriction: those the Commission's database is for (DSA Art. 24(5)). */
export const restrictingKinds = Object.entries(statementKinds).flatMap(([kind, { restricts }]) =>
  restricts ? [kind as StatementKind] : [],
)

/** What a statement can be about. */
export type StatementSubject =
  | 'exclusion'
  | 'measure'
  | 'review'
  | 'reply'
  | 'complaint'
  | 'dispute'
  | 'fault_claim'
  | 'appeal'
  | 'integrity_case'
  | 'praise_picking'
