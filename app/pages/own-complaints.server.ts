import type { Database } from '#db/client'
import { listOwnComplaints, type OwnComplaint } from '#db/complaints/own'
import { markNoticesRead } from '#db/notices/bell'
import { complaintStates, isStillWrittenTo } from '#domain/complaints/state'
import { may, type Person } from '#domain/permission'

const open = complaintStates.filter(isStillWrittenTo)

/** The complaints that are in this person's hands, what is new on top; none for whoever reads none. */
export async function readOwnComplaints(db: Database, person: Person, now: Date): Promise<OwnComplaint[]> {
  return may(person, 'read_complaints') ? listOwnComplaints(db, { personId: person.id, open, now }) : []
}

/** Whoever opens a complaint has seen what they were told of it. */
export function markOwnSeen(db: Database, person: Person, subjectId: string, now: Date): Promise<void> {
  return markNoticesRead(
    db,
    person.id,
    { kinds: ['complaint_in_hand', 'complaint_assigned'], subjectId },
    now,
  )
}

/** How many there are, and in how many of them something is new. */
export function countOwn(own: readonly OwnComplaint[]): { open: number; fresh: number } {
  return { open: own.length, fresh: own.filter(({ newSince }) => newSince !== null).length }
}
