import { countOwn, readOwnComplaints } from '#app/pages/own-complaints.server.ts'
import { toPlain } from '#app/pages/plain.ts'
import type { Database } from '#db/client'
import { listHeldMessages } from '#db/complaints/held'
import { summariseComplaintLines } from '#db/complaints/lists'
import type { Person } from '#domain/permission'

/** So many held messages are shown and counted. */
const mostHeld = 100

/** What waits in the lines of complaints: what is in this person's hands, what is held, and how much there is of each. */
export async function readComplaintLines(db: Database, person: Person, now: Date) {
  const [own, held, lines] = await Promise.all([
    readOwnComplaints(db, person, now),
    listHeldMessages(db, mostHeld),
    summariseComplaintLines(db),
  ])
  return { own, held, counts: { lines: toPlain(lines), own: countOwn(own), held: held.length } }
}
