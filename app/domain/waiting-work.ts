import type { Permission, Person } from '#domain/permission'
import { may } from '#domain/permission'

/** What waits for our people beside reviews, the most pressing first: who is served from each line. */
const permissions = {
  danger: 'judge_danger',
  complaints: 'triage_complaints',
  held: 'triage_complaints',
  arbitration: 'arbitrate_complaints',
  mediation: 'mediate_complaints',
  appeals: 'decide_appeals',
  disputes: 'judge_disputes',
  replies: 'decide_reviews',
  integrity: 'judge_integrity',
  letters: 'judge_letters',
  rechecks: 'decide_rechecks',
  rings: 'work_rings',
} as const satisfies Record<string, Permission>

export type WaitingLine = keyof typeof permissions

const lines = Object.keys(permissions) as WaitingLine[]

/** The lines this person works. */
export function linesOf(person: Person): WaitingLine[] {
  return lines.filter((line) => may(person, permissions[line]))
}
