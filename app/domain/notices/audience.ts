import type { ComplaintFiler } from '#domain/complaints/topic'
import { type NoticeKind, rolesHearing } from '#domain/notices/kind'
import type { Role } from '#domain/permission'

/** Who is told: everybody of a shop, everybody in these roles, or one person. */
export type Audience =
  | { to: 'shop'; sellerId: string }
  | { to: 'shop_of_exclusion'; exclusionId: string }
  /** Once it was asked or where it filed the complaint itself, and only where one of these filed it. */
  | { to: 'shop_of_complaint'; complaintId: string; ifFiledBy: ComplaintFiler[] }
  /** Whoever of these has it in hand or mediates it; where nobody does, whoever of us worked with it last. */
  | { to: 'workers_of_complaint'; complaintId: string; roles: Role[] }
  /** Whoever of these decided what the appeal is from, proposed it or agreed with it. */
  | { to: 'deciders_of_appeal'; appealId: string; roles: Role[] }
  | { to: 'roles'; roles: Role[] }
  | { to: 'person'; accountId: string }

/** Something to be told: what kind of thing, and about what. */
export type Notice = { kind: NoticeKind; subjectId: string; audience: Audience }

/** Tells everybody of staff whose role hears of such things. */
export function toStaff(kind: NoticeKind, subjectId: string): Notice[] {
  return [{ kind, subjectId, audience: { to: 'roles', roles: rolesHearing(kind) } }]
}
