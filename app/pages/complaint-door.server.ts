import { isComplaintAppealed } from '#db/appeals/appeals'
import type { Database } from '#db/client'
import { isTiedToComplaints } from '#db/ties'
import { mayOpenComplaintFiles } from '#domain/complaints/files'
import type { Person } from '#domain/permission'

/** How far a complaint is open to one of our people: not at all with a tie to a side, its files to whoever works on it. */
export async function readComplaintDoor(
  db: Database,
  complaintId: string,
  person: Person,
): Promise<{ isTied: boolean; mayOpenFiles: boolean }> {
  const [isTied, isAppealed] = await Promise.all([
    isTiedToComplaints(db, person.id, [complaintId]),
    isComplaintAppealed(db, complaintId),
  ])
  return { isTied, mayOpenFiles: mayOpenComplaintFiles(person, { isTied, isAppealed }) }
}
